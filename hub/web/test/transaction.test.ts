import assert from 'node:assert/strict';
import {test} from 'node:test';
import {keccak256, toRlp, type Hex} from 'viem';
import {privateKeyToAccount} from 'viem/accounts';
import {hex, unhex} from '../src/bytes.ts';
import {encode, number, type Item} from '../src/rlp.ts';
import {signTransaction, type Transaction} from '../src/transaction.ts';
import {stream} from './stream.ts';

const SIZES = [0, 1, 31, 55, 56, 255, 256, 70_000];

test('random transactions of both kinds are those of viem', async () => {
  const random = stream('transaction');
  for (let i = 0; i < 64; i++) {
    const key = random.hex(32);
    const price = random.bits(40);
    const common = {
      chainId: [30, 31, 33, 31_337, 11_155_420][i % 5]!, nonce: i === 0 ? 0 : random.below(2 ** (i % 30)),
      gas: (21_000n + random.bits(23)).toString(), value: i % 3 ? random.bits(1 + i).toString() : '0',
      data: i % 16 === 9 ? '0x00' : random.hex(SIZES[i % 8]!), ...(i % 7 === 3 ? {} : {to: random.hex(20)}),
    };
    const fees = i % 2
      ? {gasPrice: price.toString()}
      : {maxPriorityFeePerGas: i % 5 ? price.toString() : '0', maxFeePerGas: (price * 2n).toString()};
    const signed = signTransaction({...common, ...fees}, unhex(key, 'key'));
    const expected = await viemSigns(key, {...common, ...fees});
    assert.equal(signed.raw, expected);
    assert.equal(signed.hash, keccak256(expected));
  }
});

function viemSigns(key: Hex, {chainId, nonce, to, data, ...numbers}: Transaction): Promise<Hex> {
  const amounts = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, BigInt(value)]));
  const type = numbers.gasPrice === undefined ? 'eip1559' : 'legacy';
  return privateKeyToAccount(key).signTransaction({type, chainId, nonce, to, data, ...amounts} as never);
}

test('nested lists are encoded as viem encodes them', () => {
  const random = stream('rlp');
  const make = (depth: number): Item =>
    depth === 0 || random.below(3) === 0
      ? random.bytes(random.below(70))
      : Array.from({length: random.below(6)}, () => make(depth - 1));
  for (let i = 0; i < 200; i++) {
    const item = make(4);
    assert.equal(hex(encode(item)), toRlp(item as never));
  }
});

test('numbers have no leading zeros', () => {
  assert.deepEqual([0n, 1n, 127n, 128n, 256n].map(n => hex(encode(number(n)))), ['0x80', '0x01', '0x7f', '0x8180', '0x820100']);
});

test('mixed or missing prices and wrong fields are refused', () => {
  const key = unhex(`0x${'01'.repeat(32)}`, 'key');
  const fine: Transaction = {chainId: 30, nonce: 0, gas: 21_000, value: '1', data: '0x', gasPrice: '1', to: `0x${'11'.repeat(20)}`};
  assert.equal(signTransaction(fine, key).raw.slice(0, 4), '0xf8');
  const {gasPrice: _, ...priceless} = fine;
  assert.throws(() => signTransaction(priceless, key), /maxPriorityFeePerGas/);
  assert.throws(() => signTransaction({...fine, maxFeePerGas: '1'}, key), /not both/);
  assert.throws(() => signTransaction({...fine, value: '-1'}, key), /value/);
  assert.throws(() => signTransaction({...fine, to: '0x11'}, key), /address/);
  assert.throws(() => signTransaction({...fine, data: '0x1'}, key), /data/);
});
