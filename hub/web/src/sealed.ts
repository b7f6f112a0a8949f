// Sealed documents: the body under a key of its own, and that key once for each reader (X25519, HKDF, AES-256-GCM).
// The hub stores the result and cannot read it.
import {x25519} from '@noble/curves/ed25519.js';
import {sha256} from '@noble/hashes/sha2.js';
import {parseAddress, type Address} from './address.ts';
import {base64url, concat, hex, random, unbase64url, unhex, utf8, type Bytes, type Hex} from './bytes.ts';
import {canonical, canonicalBytes, type JsonObject} from './canonical.ts';
import {decrypt, encrypt, hkdf} from './secret.ts';

export interface Sealed {
  readonly sealed: 1;
  readonly ephemeral: Hex;
  readonly nonce: Hex;
  readonly data: string;
  readonly readers: readonly {readonly address: Address; readonly key: Hex}[];
}

/** @property key X25519 public key */
export interface Reader {
  readonly address: Address;
  readonly key: Bytes;
}

/** Fresh for every document; the parameter exists for test vectors alone. */
export interface Randomness {
  readonly ephemeral: Bytes;
  readonly content: Bytes;
  readonly nonce: Bytes;
}

const INFO = utf8('stint sealed document 1');
// Each key that wraps a content key is used once, so its nonce may be constant.
const WRAP_NONCE = new Uint8Array(12);

const fresh = (): Randomness => ({ephemeral: random(32), content: random(32), nonce: random(12)});

/** By the ladder: `getPublicKey` makes a table first, which takes longer than all the documents of a page. */
export const readingPublic = (readingPrivate: Bytes): Bytes =>
  Uint8Array.from(x25519.getSharedSecret(readingPrivate, x25519.GuBytes));

/**
 * Seals the body for its readers.
 * @throws TypeError when the author is not among them or one is there twice
 */
export async function seal(
  body: JsonObject, author: Address, readers: readonly Reader[], randomness: Randomness = fresh(),
): Promise<{id: Hex; sealed: Sealed}> {
  const addresses = new Set(readers.map(reader => reader.address));
  if (!addresses.has(author) || addresses.size !== readers.length) {
    throw new TypeError('for its author and others, each once');
  }
  const plain = canonicalBytes(body);
  const id = Uint8Array.from(sha256(plain));
  const ephemeral = readingPublic(randomness.ephemeral);
  const wrapped = await Promise.all(readers.map(async reader => ({
    address: reader.address,
    key: hex(await encrypt(
      await wrapKey(randomness.ephemeral, reader.key, ephemeral, reader.key), WRAP_NONCE, randomness.content)),
  })));
  const data = await encrypt(randomness.content, randomness.nonce, plain, id);
  return {
    id: hex(id),
    sealed: {
      sealed: 1, ephemeral: hex(ephemeral), nonce: hex(randomness.nonce), data: base64url(data), readers: wrapped,
    },
  };
}

/**
 * Opens what was sealed for this reader and checks that it is the document of this id, in canonical form.
 * @throws TypeError when it is not for this reader, was changed or is malformed
 */
export async function open(document: unknown, id: Hex, reader: Address, readingPrivate: Bytes): Promise<JsonObject> {
  const sealed = parseSealed(document);
  const mine = sealed.readers.find(other => other.address === reader);
  if (mine === undefined) {
    throw new TypeError(`the document is not sealed for ${reader}`);
  }
  const name = unhex(id, 'the document\'s id', 32);
  const ephemeral = unhex(sealed.ephemeral, 'the ephemeral key', 32);
  const wrap = await wrapKey(readingPrivate, ephemeral, ephemeral, readingPublic(readingPrivate));
  const content = await decrypt(wrap, WRAP_NONCE, unhex(mine.key, 'the reader\'s key', 48));
  const nonce = unhex(sealed.nonce, 'the nonce', 12);
  const plain = await decrypt(content, nonce, unbase64url(sealed.data, 'the data'), name);
  return parseBody(plain, name);
}

/** X25519 refuses the all-zero secret that a key of small order would give. */
async function wrapKey(mine: Bytes, theirs: Bytes, ephemeral: Bytes, reader: Bytes): Promise<Bytes> {
  let shared: Uint8Array;
  try {
    shared = x25519.getSharedSecret(mine, theirs);
  } catch (error) {
    throw new TypeError('it would give no secret', {cause: error});
  }
  return hkdf(Uint8Array.from(shared), concat(ephemeral, reader), INFO);
}

function parseBody(plain: Bytes, id: Bytes): JsonObject {
  if (hex(sha256(plain)) !== hex(id)) {
    throw new TypeError('the contents are not those of the document\'s id');
  }
  const text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(plain);
  const body = JSON.parse(text) as JsonObject;
  if (Array.isArray(body) || canonical(body) !== text) {
    throw new TypeError('not in canonical form');
  }
  return body;
}

function parseSealed(document: unknown): Sealed {
  const {sealed, ephemeral, nonce, data, readers, ...rest} = object(document);
  if (sealed !== 1 || !Array.isArray(readers) || Object.keys(rest).length > 0) {
    throw new TypeError('no sealed document of version 1');
  }
  return {
    sealed, ephemeral: ephemeral as Hex, nonce: nonce as Hex, data: data as string,
    readers: readers.map((reader: unknown) => {
      const {address, key} = object(reader);
      return {address: parseAddress(address), key: key as Hex};
    }),
  };
}

function object(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) {
    throw new TypeError('a sealed document is a JSON object');
  }
  return value as Record<string, unknown>;
}
