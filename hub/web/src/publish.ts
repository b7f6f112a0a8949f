// Publishing documents: sealed where the kind is private, signed by the wallet, sent once.
import {parseAddress, type Address} from './address.ts';
import {get, paths, Problem} from './api.ts';
import {equal, hex, unhex, type Bytes, type Hex} from './bytes.ts';
import type {JsonObject} from './canonical.ts';
import {keepSecret, keptSecret} from './device.ts';
import {idOf, isPublic, salt, typedData, verify, type Kind} from './document.ts';
import {submit} from './pending.ts';
import {readingPublic, seal, type Reader} from './sealed.ts';
import {text} from './ui/texts.ts';
import type {Wallet} from './wallet/wallet.ts';

/** A document as the hub serves it: `body` when it is public, else `sealed`. */
export interface Served {
  readonly id: Hex;
  readonly kind: Kind;
  readonly createdAt: number;
  readonly author: Address;
  readonly signature: Hex;
  readonly body?: JsonObject;
  readonly sealed?: unknown;
}

/** What it belongs to, and who reads it beside the author (private kinds only). */
export interface Destination {
  readonly readers?: readonly Address[];
  /** Those of the readers without whom it is sealed all the same when they have no reading key. */
  readonly later?: readonly Address[];
  readonly agreement?: string;
  readonly job?: string;
  readonly to?: string;
  /** The stored files that a sealed document names: the hub, which cannot read it, gives them to its readers. */
  readonly files?: readonly Hex[];
}

/** A document that is signed and, where its kind is private, sealed: ready to be sent, any number of times. */
export interface Signed {
  readonly id: Hex;
  readonly author: Address;
  readonly wire: object;
  readonly idempotencyKey: string;
}

/** The body as it is signed: private kinds get a salt. */
export const salted = (kind: Kind, body: JsonObject): JsonObject => (isPublic(kind) ? body : {...body, salt: salt()});

/**
 * Seals and signs.
 * @param body of a private kind with its salt
 * @throws Problem when a reader who cannot wait has no reading key yet
 */
export async function signDocument(
  wallet: Wallet, kind: Kind, body: JsonObject, destination: Destination = {},
): Promise<Signed> {
  const {readers = [], later = [], ...place} = destination;
  const contents = isPublic(kind) ? {body, id: idOf(body)} : await sealed(wallet, body, readers, later);
  const createdAt = Math.floor(Date.now() / 1000);
  const signature = await wallet.signTypedData(typedData(kind, createdAt, contents.id));
  verify({id: contents.id, kind, createdAt, author: wallet.address, signature});
  const wire = {kind, createdAt, author: wallet.address, signature, ...contents, ...place};
  return {id: contents.id, author: wallet.address, wire, idempotencyKey: crypto.randomUUID()};
}

/** @throws NoAnswer: call it again with the same document; Problem when the hub refuses it */
export const sendDocument = ({author, wire, idempotencyKey}: Signed, draft?: string): Promise<unknown> =>
  submit(author, paths.documents, wire, idempotencyKey, {draft});

async function sealed(
  wallet: Wallet, body: JsonObject, readers: readonly Address[], later: readonly Address[],
): Promise<{id: Hex; sealed: unknown}> {
  const mine: Reader = {address: wallet.address, key: readingPublic(await readingKey(wallet))};
  const others = [...new Set(readers)].filter(address => address !== wallet.address);
  const found = await Promise.all(others.map(address => readerOf(address, later.includes(address))));
  return seal(body, wallet.address, [mine, ...found.flat()]);
}

async function readerOf(address: Address, later: boolean): Promise<Reader[]> {
  const key = await publishedKey(address);
  if (key === undefined && !later) {
    throw new Problem(409, text('reader.none'), text('reader.none.detail', address));
  }
  return key === undefined ? [] : [{address, key}];
}

/** The key that the address itself signed; the hub cannot put another in its place. */
export async function publishedKey(address: Address): Promise<Bytes | undefined> {
  let served: Served;
  try {
    served = await get<Served>(paths.readingKey(address));
  } catch (error) {
    if (error instanceof Problem && error.status === 404) {
      return undefined;
    }
    throw error;
  }
  const body = served.body ?? {};
  const heading = verify({...served, id: idOf(body)});
  if (heading.author !== parseAddress(address) || heading.kind !== 'reading-key') {
    throw new TypeError(`the hub gave a reading key that ${address} did not sign`);
  }
  return unhex(body['key'], 'the reading key', 32);
}

const nameOf = (address: Address): string => `reading ${address}`;

export const keptReadingKey = (address: Address): Promise<Bytes | undefined> => keptSecret(nameOf(address));

/** From this device, or from the wallet, which may ask the user. */
async function readingKey(wallet: Wallet): Promise<Bytes> {
  const kept = await keptReadingKey(wallet.address);
  if (kept !== undefined) {
    return kept;
  }
  const key = await wallet.readingKey();
  await keepSecret(nameOf(wallet.address), key);
  return key;
}

/**
 * Makes sure that this device can read and others can write to the user.
 * @param replace asked when the wallet gives another key than it published before: what was sealed for that one will not
 *   open with this one
 */
export async function ensureReadingKey(wallet: Wallet, replace: () => Promise<boolean>): Promise<void> {
  const mine = readingPublic(await readingKey(wallet));
  const published = await publishedKey(wallet.address);
  if (published !== undefined && (equal(published, mine) || !await replace())) {
    return;
  }
  await sendDocument(await signDocument(wallet, 'reading-key', {v: 1, key: hex(mine)}));
}
