// What the pages count: parts of the work, amounts as typed, who gets what of a ruling.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {missing, statesOf} from '../src/pages/milestones.ts';
import {split} from '../src/pages/rules.ts';
import {smallest} from '../src/ui/amounts.ts';
import {toJson} from '../src/ui/fields.ts';

interface Vector {
  sum: string; fee: string; hubBps: number; award: string;
  worker: string; hub: string; client: string; arbiter: string;
}

const vectors = JSON.parse(readFileSync('test/vectors/split.json', 'utf8')) as Vector[];

test('a ruling is divided as the server divides it', () => {
  assert.ok(vectors.length >= 10);
  for (const {sum, fee, hubBps, award, ...parts} of vectors) {
    const got = split(BigInt(sum), BigInt(fee), BigInt(hubBps), BigInt(award));
    const {worker, hub, client, arbiter} = got;
    assert.deepEqual({worker: `${worker}`, hub: `${hub}`, client: `${client}`, arbiter: `${arbiter}`}, parts, `award ${award} of ${sum}`);
    assert.equal(worker + hub + client + arbiter, BigInt(sum) + BigInt(fee));
  }
});

test('parts of the work are covered from the first to the last', () => {
  assert.deepEqual(statesOf([10n, 20n, 30n, 40n], 45n, 15n), ['drawn', 'approved', 'part', 'open']);
  assert.deepEqual(statesOf([10n, 20n], 0n, 0n), ['open', 'open']);
  assert.deepEqual(statesOf([10n, 20n], 30n, 30n), ['drawn', 'drawn']);
  assert.deepEqual(statesOf([10n, 20n], 11n, 0n), ['approved', 'part']);
});

test('what a part lacks is approved with what stands before it', () => {
  assert.equal(missing([10n, 20n, 30n], 1, 0n), 30n);
  assert.equal(missing([10n, 20n, 30n], 1, 12n), 18n);
  assert.equal(missing([10n, 20n, 30n], 0, 12n), 0n);
});

test('amounts are read exactly, with a point or a comma', () => {
  assert.equal(smallest('0.000000000000000001', 18), 1n);
  assert.equal(smallest('1,5', 18), 1_500_000_000_000_000_000n);
  assert.equal(smallest('12', 0), 12n);
  assert.equal(smallest('1.500', 1), 15n);
  for (const wrong of ['', '-1', '1.', '.5', '1e3', '0x10', '1.25', '1 000']) {
    assert.throws(() => smallest(wrong, 1), TypeError, wrong);
  }
});

test('a list has no hole where a row was left empty', () => {
  const field = (name: string, value: string, as: 'text' | 'smallest' = 'text') =>
    ({name, value, as, checked: false, decimals: 2});
  assert.deepEqual(
    toJson([
      field('milestones.0.title', ''), field('milestones.0.amount', '', 'smallest'),
      field('milestones.1.title', 'Photos'), field('milestones.1.amount', '1,25', 'smallest'),
    ]),
    {milestones: [{title: 'Photos', amount: '125'}]});
});
