// What makes a voucher money: signed for these terms by who may sign, alone, as part of a batch, or by a delegate.
import {keccak_256} from '@noble/hashes/sha3.js';
import {parseAddress, ZERO, type Address} from './address.ts';
import {concat, hex, unhex, type Bytes, type Hex} from './bytes.ts';
import {digest, parseUint, structHash, type Field, type TypedData} from './eip712.ts';
import {recover} from './signature.ts';

/** The agreement's terms with the worker's own signature, by which a worker knows that they are those accepted. */
export interface Accepted {
  readonly typedData: TypedData;
  readonly workerSignature: Hex;
}

/** Amounts in the smallest unit, in decimal digits; paths lead from the message's struct hash to the batch's root. */
export interface Voucher {
  readonly total: string;
  readonly memo: Hex;
  readonly signature: Hex;
  readonly path?: readonly Hex[];
  readonly delegation?: {
    readonly key: Address;
    readonly limit: string;
    readonly signature: Hex;
    readonly path?: readonly Hex[];
  };
}

const VOUCHER = fields('bytes32 agreement,uint96 total,bytes32 memo');
const DELEGATION = fields('bytes32 agreement,address key,uint96 limit');
const BATCH = fields('bytes32 root');
const TERMS = 'address client,address worker,address payee,address approver,address arbiter,address token,address hub,'
  + 'uint96 claimCap,uint96 arbiterFee,uint32 review,uint32 ruling,uint32 notice,uint40 committedUntil,'
  + 'uint16 fallbackBps,uint16 hubBps,bytes32 scope,uint256 salt';

function fields(text: string): readonly Field[] {
  return text.split(',').map(field => {
    const [type, name] = field.split(' ') as [string, string];
    return {type, name};
  });
}

/**
 * The agreement's id.
 * @throws TypeError when these are no terms of an escrow, or `worker` did not sign them
 */
export function agreementOf({typedData, workerSignature}: Accepted, worker: Address): Hex {
  const {primaryType, types, message} = typedData;
  const declared = (types['Terms'] ?? []).map(field => `${field.type} ${field.name}`).join(',');
  if (primaryType !== 'Terms' || declared !== TERMS || typedData.domain['name'] !== 'Stint Escrow') {
    throw new TypeError('no terms of the escrow');
  }
  const id = digest(typedData);
  if (parseAddress(message['worker']) !== worker || recover(id, workerSignature) !== worker) {
    throw new TypeError(`${worker} did not sign these terms`);
  }
  return hex(id);
}

/**
 * Checks that the escrow would pay on this voucher, as far as signatures go.
 * @returns who signed it
 * @throws TypeError that names the signer who is not allowed
 */
export function verifyVoucher(accepted: Accepted, agreement: Hex, voucher: Voucher): Address {
  const {domain, message} = accepted.typedData;
  const allowed = [message['client'], message['approver']].map(text => parseAddress(text)).filter(a => a !== ZERO);
  const {total, memo, signature, path = [], delegation} = voucher;
  const signed = {types: {Voucher: VOUCHER}, primaryType: 'Voucher', domain, message: {agreement, total, memo}};
  const signer = signerOf(signed, path, signature);
  if (delegation === undefined) {
    return require(signer, allowed);
  }
  const {key, limit} = delegation;
  const given = {types: {Delegation: DELEGATION}, primaryType: 'Delegation', domain, message: {agreement, key, limit}};
  require(signerOf(given, delegation.path ?? [], delegation.signature), allowed);
  if (parseUint(total, 96, 'total') > parseUint(limit, 96, 'limit')) {
    throw new TypeError(`the delegate may approve up to ${limit}, not ${total}`);
  }
  return require(signer, [parseAddress(key)]);
}

function require(signer: Address, allowed: readonly Address[]): Address {
  if (!allowed.includes(signer)) {
    throw new TypeError(`${signer} signed it, who may not`);
  }
  return signer;
}

function signerOf(data: TypedData, path: readonly Hex[], signature: Hex): Address {
  if (path.length === 0) {
    return recover(digest(data), signature);
  }
  const root = path.reduce<Bytes>((node, partner) => pair(node, unhex(partner, 'the path', 32)), structHash(data));
  const batch = {types: {Batch: BATCH}, primaryType: 'Batch', domain: data.domain, message: {root: hex(root)}};
  return recover(digest(batch), signature);
}

/** A pair is sorted before it is hashed. */
const pair = (a: Bytes, b: Bytes): Bytes =>
  Uint8Array.from(keccak_256(hex(a) < hex(b) ? concat(a, b) : concat(b, a)));
