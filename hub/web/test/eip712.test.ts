import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {hashStruct, hashTypedData} from 'viem';
import {hex} from '../src/bytes.ts';
import {digest, structHash, type TypedData} from '../src/eip712.ts';
import {stream, type Stream} from './stream.ts';

// The escrow's messages with the digests that viem gave when the contract's golden vectors were made.
const golden = JSON.parse(
  readFileSync('../../protocol/src/test/resources/io/stint/protocol/golden.json', 'utf8')) as {
  messages: {type: string; domain: Record<string, unknown>; message: Record<string, unknown>; structHash: string; digest: string}[];
};

// As docs/protocol.md lists them.
const ESCROW: Record<string, string> = {
  Terms: 'address client,address worker,address payee,address approver,address arbiter,address token,address hub,'
    + 'uint96 claimCap,uint96 arbiterFee,uint32 review,uint32 ruling,uint32 notice,uint40 committedUntil,'
    + 'uint16 fallbackBps,uint16 hubBps,bytes32 scope,uint256 salt',
  Open: 'bytes32 agreement,uint96 amount,uint40 deadline',
  Voucher: 'bytes32 agreement,uint96 total,bytes32 memo',
  Delegation: 'bytes32 agreement,address key,uint96 limit',
  Batch: 'bytes32 root',
  Draw: 'bytes32 agreement,uint96 total,uint96 tip,uint40 deadline',
  Claim: 'bytes32 agreement,uint16 round,uint96 sum,bytes32 evidence,uint40 notBefore,uint40 deadline',
  Retract: 'bytes32 agreement,uint16 round',
  Concede: 'bytes32 agreement,uint16 round,uint96 sum',
  Objection: 'bytes32 agreement,uint16 round,bytes32 reason,uint40 deadline',
  Ruling: 'bytes32 agreement,uint16 round,uint96 award,bytes32 reason',
  Close: 'bytes32 agreement,uint16 round,uint96 total,uint40 deadline',
  Notice: 'bytes32 agreement,uint40 deadline',
  Quit: 'bytes32 agreement,uint96 total,uint40 deadline',
  Withdrawal: 'address owner,address token,address to,uint64 counter,uint40 deadline',
};

const FLAT: TypedData = {
  types: {Note: [{name: 'to', type: 'address'}, {name: 'sum', type: 'uint96'}, {name: 'text', type: 'string'}]},
  primaryType: 'Note',
  domain: {name: 'Stint', version: '1'},
  message: {to: `0x${'11'.repeat(20)}`, sum: '5', text: 'hello'},
};

const viem = (data: TypedData): string => hashTypedData(data as never);

function randomField(random: Stream, i: number): {type: string; value: unknown} {
  const bits = 8 * (1 + random.below(32));
  return [
    {type: 'address', value: random.hex(20)},
    {type: 'bytes32', value: random.hex(32)},
    {type: 'string', value: `${'é€😀'.slice(0, random.below(2))} text ${random.hex(random.below(90))}`},
    {type: `uint${bits}`, value: random.bits(bits).toString()},
  ][i % 4]!;
}

test('random messages have the digests and struct hashes that viem gives them', () => {
  const random = stream('eip712');
  for (let i = 0; i < 150; i++) {
    const fields = Array.from({length: 1 + random.below(8)}, () => randomField(random, random.below(4)));
    const data: TypedData = {
      types: {Thing: fields.map(({type}, n) => ({name: `f${n}`, type}))},
      primaryType: 'Thing',
      domain: i % 2 ? {name: 'A', version: '1'} : {name: 'B', version: '2', chainId: i, verifyingContract: random.hex(20)},
      message: Object.fromEntries(fields.map(({value}, n) => [`f${n}`, value])),
    };
    assert.equal(hex(digest(data)), viem(data));
    assert.equal(hex(structHash(data)), hashStruct({...data, data: data.message} as never));
  }
});

test('every message of the escrow has the digest of viem', () => {
  const kinds = new Set<string>();
  for (const {type, domain, message, ...expected} of golden.messages) {
    const fields = ESCROW[type]!.split(',').map(field => ({type: field.split(' ')[0]!, name: field.split(' ')[1]!}));
    const data: TypedData = {types: {[type]: fields}, primaryType: type, domain, message};
    assert.equal(hex(digest(data)), expected.digest);
    assert.equal(hex(structHash(data)), expected.structHash);
    kinds.add(type);
  }
  assert.deepEqual([...kinds].sort(), Object.keys(ESCROW).sort());
});

test('a declared domain type must be the one that the domain has', () => {
  const declared = [{name: 'name', type: 'string'}, {name: 'version', type: 'string'}];
  assert.equal(hex(digest({...FLAT, types: {...FLAT.types, EIP712Domain: declared}})), hex(digest(FLAT)));
  assert.throws(() => digest({...FLAT, types: {...FLAT.types, EIP712Domain: declared.slice(1)}}), /domain's fields/);
  assert.throws(() => digest({...FLAT, domain: {...FLAT.domain, salt: '0x'}}), /EIP712Domain/);
});

test('fields that are missing, left over or doubled are refused', () => {
  const {to: _, ...missing} = FLAT.message;
  assert.throws(() => digest({...FLAT, message: missing}), /lacks to/);
  assert.throws(() => digest({...FLAT, message: {...FLAT.message, more: '1'}}), /more/);
  const note = FLAT.types.Note!;
  assert.throws(() => digest({...FLAT, types: {Note: [...note, note[0]!]}}), /do not fit/);
});

test('types that are nested, unknown or more than one are refused', () => {
  for (const type of ['uint', 'uint7', 'uint264', 'uint0', 'int256', 'bytes', 'bool', 'address[]', 'Other', 'uint08']) {
    const data = {...FLAT, types: {Note: [{name: 'to', type}]}, message: {to: '1'}};
    assert.throws(() => digest(data), /never signed here/, type);
  }
  assert.throws(() => digest({...FLAT, types: {...FLAT.types, Other: FLAT.types.Note!}}), /one flat type/);
  assert.throws(() => digest({...FLAT, primaryType: 'Absent'}), /what a Absent is/);
  assert.throws(() => digest({...FLAT, primaryType: 'toString'}), /what a toString is/);
});

test('values that do not fit their type are refused', () => {
  const refused: [string, unknown][] = [
    ['sum', (2n ** 96n).toString()], ['sum', '-1'], ['sum', '01'], ['sum', '0x5'], ['sum', 1.5], ['sum', 2 ** 60],
    ['sum', ''], ['sum', null], ['text', 5], ['text', 'half \ud800'], ['to', '0x11'], ['to', undefined],
  ];
  for (const [name, value] of refused) {
    assert.throws(() => digest({...FLAT, message: {...FLAT.message, [name]: value}}), TypeError, `${name} ${value}`);
  }
  const largest = {...FLAT, message: {...FLAT.message, sum: (2n ** 96n - 1n).toString()}};
  assert.equal(hex(digest(largest)), viem(largest));
});
