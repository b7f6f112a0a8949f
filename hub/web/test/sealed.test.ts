import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {parseAddress} from '../src/address.ts';
import {base64url, hex, unbase64url, unhex, type Hex} from '../src/bytes.ts';
import {canonical, type JsonObject} from '../src/canonical.ts';
import {digest} from '../src/eip712.ts';
import {idOf, salt, typedData, verify, type Kind} from '../src/document.ts';
import {builtInReadingKey} from '../src/readingkey.ts';
import {open, readingPublic, seal, type Sealed} from '../src/sealed.ts';
import {sign} from '../src/signature.ts';
import {stream} from './stream.ts';

interface Vector {
  author: {privateKey: Hex; address: Hex; signature: Hex};
  readers: {address: Hex; readingPrivate: Hex; readingPublic: Hex}[];
  kind: Kind; createdAt: number; body: JsonObject; canonical: string; id: Hex; digest: Hex;
  ephemeralPrivate: Hex; contentKey: Hex; nonce: Hex; sealed: Sealed;
}

// Made by tools/vectors.mjs with node's own cryptography.
const vectors = JSON.parse(readFileSync('test/vectors/sealed.json', 'utf8')) as Vector[];
const first = vectors[0]!;
const reader = {address: parseAddress(first.readers[1]!.address), key: unhex(first.readers[1]!.readingPrivate, 'key')};

const readersOf = (vector: Vector) =>
  vector.readers.map(r => ({address: parseAddress(r.address), key: unhex(r.readingPublic, 'key')}));

test('sealing with the vectors\' randomness gives the vectors, byte for byte', async () => {
  for (const vector of vectors) {
    const randomness = {
      ephemeral: unhex(vector.ephemeralPrivate, 'k'), content: unhex(vector.contentKey, 'k'), nonce: unhex(vector.nonce, 'n'),
    };
    const made = await seal(vector.body, parseAddress(vector.author.address), readersOf(vector), randomness);
    assert.deepEqual(made, {id: vector.id, sealed: vector.sealed});
    assert.equal(canonical(vector.body), vector.canonical);
    assert.equal(idOf(vector.body), vector.id);
  }
});

test('digest, signature and reading keys are those of the vectors', async () => {
  for (const vector of vectors) {
    const hashed = digest(typedData(vector.kind, vector.createdAt, vector.id));
    assert.equal(hex(hashed), vector.digest);
    const key = unhex(vector.author.privateKey, 'key');
    assert.equal(sign(hashed, key), vector.author.signature);
    assert.equal(hex(await builtInReadingKey(key)), vector.readers[0]!.readingPrivate);
    for (const r of vector.readers) {
      assert.equal(hex(readingPublic(unhex(r.readingPrivate, 'key'))), r.readingPublic);
    }
  }
});

test('each reader opens it, nobody else does', async () => {
  for (const vector of vectors) {
    for (const r of vector.readers) {
      const body = await open(vector.sealed, vector.id, parseAddress(r.address), unhex(r.readingPrivate, 'key'));
      assert.deepEqual(body, vector.body);
    }
  }
  const stranger = stream('stranger');
  await assert.rejects(open(first.sealed, first.id, reader.address, stranger.bytes(32)), /does not open/);
  await assert.rejects(open(first.sealed, first.id, parseAddress(stranger.hex(20)), reader.key), /not sealed for/);
});

test('fresh randomness seals the same body differently, and it opens', async () => {
  const body = {v: 1, salt: salt(), text: 'hello'};
  const author = parseAddress(first.author.address);
  const [a, b] = [await seal(body, author, readersOf(first)), await seal(body, author, readersOf(first))];
  assert.equal(a.id, b.id);
  for (const field of ['ephemeral', 'nonce', 'data'] as const) {
    assert.notEqual(a.sealed[field], b.sealed[field]);
  }
  assert.deepEqual(await open(a.sealed, a.id, reader.address, reader.key), body);
});

test('a change of any part is noticed', async () => {
  const {sealed} = first;
  const flip = (text: Hex): Hex => hex(unhex(text, 'bytes').map((byte, i) => (i === 5 ? byte ^ 1 : byte)));
  const data = unbase64url(sealed.data, 'data');
  data[data.length - 1]! ^= 1;
  const changed: Record<string, unknown> = {
    ephemeral: {...sealed, ephemeral: flip(sealed.ephemeral)},
    nonce: {...sealed, nonce: flip(sealed.nonce)},
    data: {...sealed, data: base64url(data)},
    key: {...sealed, readers: sealed.readers.map(r => ({...r, key: flip(r.key)}))},
  };
  for (const [what, document] of Object.entries(changed)) {
    await assert.rejects(open(document, first.id, reader.address, reader.key), /does not open/, what);
  }
  await assert.rejects(open(sealed, vectors[1]!.id, reader.address, reader.key), /does not open/);
});

test('what is malformed is refused with the reason', async () => {
  const {sealed} = first;
  const refused: [unknown, RegExp][] = [
    [null, /JSON object/], [{...sealed, sealed: 2}, /version 1/], [{...sealed, more: 1}, /version 1/],
    [{...sealed, data: `${sealed.data}=`}, /base64url/], [{...sealed, nonce: '0x00'}, /instead of 12/],
    [{...sealed, readers: {}}, /version 1/], [{...sealed, ephemeral: `0x${'00'.repeat(32)}`}, /no secret/],
  ];
  for (const [document, reason] of refused) {
    await assert.rejects(open(document, first.id, reader.address, reader.key), reason);
  }
});

test('the author is among the readers, each reader is there once, and small-order keys are refused', async () => {
  const author = parseAddress(first.author.address);
  const [me, other] = readersOf(first);
  await assert.rejects(seal(first.body, author, [other!]), /its author/);
  await assert.rejects(seal(first.body, author, [me!, other!, other!]), /each once/);
  await assert.rejects(seal(first.body, author, [me!, {address: other!.address, key: new Uint8Array(32)}]), /no secret/);
});

test('a document is its author\'s only with their signature over id, kind and time', () => {
  const {author, kind, createdAt, id} = first;
  const document = {id, kind, createdAt, author: author.address, signature: author.signature};
  assert.deepEqual(verify(document), {kind, createdAt, author: parseAddress(author.address)});
  const others: [string, object, RegExp][] = [
    ['id', {id: vectors[1]!.id}, /signature is of/], ['kind', {kind: 'proposal'}, /signature is of/],
    ['time', {createdAt: createdAt + 1}, /signature is of/], ['author', {author: reader.address}, /signature is of/],
    ['unknown kind', {kind: 'poem'}, /no kind/], ['time as text', {createdAt: '1'}, /whole seconds/],
    ['fraction', {createdAt: 1.5}, /whole number/],
  ];
  for (const [what, change, reason] of others) {
    assert.throws(() => verify({...document, ...change}), reason, what);
  }
});

test('base64url has one form', () => {
  for (const text of ['AB', 'A', 'AA==', 'A+', 'A/', 'AA\n', 5]) {
    assert.throws(() => unbase64url(text, 'it'), /base64url/, String(text));
  }
  assert.deepEqual(unbase64url('', 'it'), new Uint8Array(0));
});
