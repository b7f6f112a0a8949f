// Signed documents: the id is the SHA-256 of the canonical body, the signature is over id, kind and time (EIP-712).
import {sha256} from '@noble/hashes/sha2.js';
import {parseAddress, type Address} from './address.ts';
import {hex, random, unhex, type Hex} from './bytes.ts';
import {canonicalBytes, type JsonObject} from './canonical.ts';
import {digest, type TypedData} from './eip712.ts';
import {recover} from './signature.ts';

export type Kind =
  | 'profile' | 'job' | 'review' | 'arbiter-offer' | 'arbiter-acceptance' | 'reading-key'
  | 'proposal' | 'scope' | 'timesheet' | 'approval' | 'voucher' | 'deliverable' | 'evidence' | 'message' | 'particulars';

/** The public ones first. */
const KINDS = ('profile job review arbiter-offer arbiter-acceptance reading-key '
  + 'proposal scope timesheet approval voucher deliverable evidence message particulars').split(' ') as Kind[];
const PUBLIC = 6;

/** @throws TypeError when there is no such kind */
export function parseKind(name: unknown): Kind {
  const kind = KINDS.find(known => known === name);
  if (kind === undefined) {
    throw new TypeError(`there is no kind of document called ${String(name)}`);
  }
  return kind;
}

/** Everybody may read it; all other kinds are sealed for their readers. */
export const isPublic = (kind: Kind): boolean => KINDS.indexOf(kind) < PUBLIC;

/** 0x and 64 digits. */
export const idOf = (body: JsonObject): Hex => hex(sha256(canonicalBytes(body)));

/** A private body says it, so that its hash tells nothing to who guesses the contents. */
export const salt = (): Hex => hex(random(16));

/** @param createdAt Unix seconds */
export function typedData(kind: Kind, createdAt: number, id: Hex): TypedData {
  return {
    types: {
      EIP712Domain: [{name: 'name', type: 'string'}, {name: 'version', type: 'string'}],
      Document: [
        {name: 'hash', type: 'bytes32'}, {name: 'kind', type: 'string'}, {name: 'createdAt', type: 'uint64'},
      ],
    },
    primaryType: 'Document',
    domain: {name: 'Stint', version: '1'},
    message: {hash: id, kind, createdAt},
  };
}

export interface Heading {
  readonly kind: Kind;
  readonly createdAt: number;
  readonly author: Address;
}

/**
 * Checks that the author signed this id as this kind at this time.
 * @throws TypeError that names whose signature it is instead
 */
export function verify(
  document: {id: unknown; kind: unknown; createdAt: unknown; author: unknown; signature: unknown},
): Heading {
  const id = hex(unhex(document.id, 'the document\'s id', 32));
  const kind = parseKind(document.kind);
  const author = parseAddress(document.author);
  const createdAt = document.createdAt;
  if (typeof createdAt !== 'number') {
    throw new TypeError('a document\'s time is in whole seconds since 1970');
  }
  const signer = recover(digest(typedData(kind, createdAt, id)), document.signature);
  if (signer !== author) {
    throw new TypeError(`the ${kind} says that ${author} wrote it, but its signature is of ${signer}`);
  }
  return {kind, createdAt, author};
}
