import assert from 'node:assert/strict';
import {test} from 'node:test';
import {calldataGas, ETHEREUM, price, ROOTSTOCK} from '../src/price/prices.mjs';

const stay = [0, 0];
const store = (original, current, next, cold = true) => ({op: 'SSTORE', grow: stay, original, current, next, cold});
const used = (list, ...steps) => price(list, {input: '0x', steps}).gas - 21_000;

test('calldata costs 16 for a byte and 4 for a zero', () => {
  assert.equal(calldataGas('0x'), 0);
  assert.equal(calldataGas('0x00ff10010a'), 4 + 4 * 16);
});

test('Rootstock pays for every store by itself, Ethereum for the first of a slot', () => {
  const twice = [store(1n, 1n, 2n), store(1n, 2n, 3n, false)];
  assert.equal(used(ETHEREUM, ...twice), 5_000 + 100);
  assert.equal(used(ROOTSTOCK, ...twice), 10_000);
});

test('setting a slot back earns on Ethereum and nothing on Rootstock', () => {
  const thereAndBack = [store(1n, 1n, 2n), store(1n, 2n, 1n, false)];
  assert.equal(used(ETHEREUM, ...thereAndBack), 5_000 + 100 - 2_800);
  assert.equal(used(ROOTSTOCK, ...thereAndBack), 10_000);
});

test('a refund is at most a fifth on Ethereum and at most half on Rootstock', () => {
  const clears = Array(10).fill(store(1n, 1n, 0n));
  assert.equal(used(ETHEREUM, ...clears), Math.ceil((21_000 + 50_000) * 4 / 5) - 21_000);
  assert.equal(used(ROOTSTOCK, ...clears), (21_000 + 50_000) / 2 - 21_000);
});

test('a call to nobody costs a new account on Ethereum with value only, on Rootstock always', () => {
  const call = value => ({op: 'CALL', grow: stay, callee: '0x01', value, cold: true, fresh: true});
  assert.equal(used(ETHEREUM, call(0n)), 2_600);
  assert.equal(used(ETHEREUM, call(1n)), 2_600 + 6_700 + 25_000);
  assert.equal(used(ROOTSTOCK, call(0n)), 700 + 25_000);
  assert.equal(used(ROOTSTOCK, call(1n)), 700 + 9_000 + 25_000);
});

test('memory costs more the more there is', () => {
  assert.equal(used(ETHEREUM, {op: 'MSTORE', grow: [0, 1]}), 3 + 3);
  assert.equal(used(ETHEREUM, {op: 'MSTORE', grow: [0, 1_024]}), 3 + 3 * 1_024 + 2_048);
});

test('what has no price is refused', () => {
  assert.throws(() => used(ETHEREUM, {op: 'BLOBHASH', grow: stay}), /BLOBHASH has no price/);
  const pairing = {op: 'STATICCALL', grow: stay, callee: '0x08', value: 0n, cold: false, precompile: {number: 8, words: 6}};
  assert.throws(() => used(ROOTSTOCK, pairing), /precompile 8 has no price/);
});
