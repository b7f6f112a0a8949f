import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import test from 'node:test';
import {parts, wage, type Token} from '../src/hours/wage.ts';
import {counted} from '../src/hours/counted.ts';
import {shown, shownAtMost} from '../src/hours/shown.ts';
import {tally} from '../src/hours/tally.ts';
import {clock, moments, offsetAt} from '../src/hours/zone.ts';
import {
  dayOf, faultsOf, firstDay, lastDay, monday, requireTimesheet, secondsOf, type Entry, type Hourly, type Timesheet,
} from '../src/hours/timesheet.ts';

interface Worth {
  readonly rule: Hourly;
  readonly sheet: Timesheet;
  readonly token: Token;
  readonly lines: readonly {readonly day: string; readonly counted: number; readonly paid: number; readonly part: string}[];
  readonly odd: readonly object[];
  readonly seconds: number;
  readonly counted: number;
  readonly paid: number;
  readonly worth: string;
}

interface Vectors {
  readonly worth: readonly Worth[];
  readonly refused: readonly (readonly Entry[])[];
  readonly periods: readonly Readonly<Record<'day' | 'monday' | 'week' | 'first' | 'last', string>>[];
  readonly clocks: readonly {readonly zone: string; readonly local: string; readonly moments: readonly number[]}[];
}

// Written by HoursVectorsTest in Java.
const vectors = JSON.parse(
  readFileSync('../../protocol/src/test/resources/io/stint/protocol/hours.json', 'utf8')) as Vectors;

test('hours count, and are worth, what they are in Java', () => {
  assert.ok(vectors.worth.length > 60);
  for (const {rule, sheet, token, odd: _, ...expected} of vectors.worth) {
    requireTimesheet(sheet);
    const counted = tally(rule, sheet);
    const worth = wage(rule, token, sheet.conversion);
    const each = parts(worth, counted.lines.map(line => line.paid));
    assert.deepEqual({
      lines: counted.lines.map(({entry, ...line}, i) => ({day: dayOf(entry), ...line, part: String(each[i])})),
      seconds: counted.seconds, counted: counted.counted, paid: counted.paid, worth: String(worth(counted.paid)),
    }, expected);
    assert.equal(each.reduce((sum, part) => sum + part, 0n), worth(counted.paid));
  }
});

test('what Java refuses is found here', () => {
  const {sheet} = vectors.worth[0]!;
  for (const entries of vectors.refused) {
    const refused = {...sheet, from: '2026-11-16', to: '2026-11-22', entries};
    assert.notEqual(faultsOf(entries, refused.from, refused.to).length, 0);
    assert.throws(() => requireTimesheet(refused), TypeError, JSON.stringify(entries));
  }
});

test('a fault names its entry', () => {
  const at = (start: number, end: number, pause = 0): Entry =>
    ({start: 1_794_787_200 + start * 3600, end: 1_794_787_200 + end * 3600, offset: 0, pause, manual: true});
  const faults = (...entries: Entry[]): string =>
    faultsOf(entries, '2026-11-16', '2026-11-22').map(({index, fault}) => `${index} ${fault}`).join(', ');

  assert.equal(faults(at(8, 12), at(12, 13)), '');
  assert.equal(faults(at(8, 12), at(11, 13)), '1 overlap');
  assert.equal(faults(at(8, 20), at(9, 10), at(11, 12)), '1 overlap, 2 overlap');
  assert.equal(faults(at(0, 25)), '0 long');
  assert.equal(faults(at(0, 20), at(21, 27)), '1 day');
  assert.equal(faults(at(9, 9)), '0 end');
  assert.equal(faults(at(9, 10, 60)), '0 pause');
  assert.equal(faults(at(-5, -4), at(7 * 24, 7 * 24 + 1)), '0 outside, 1 outside');
  const many = Array.from({length: 301}, (_, i) => at(i / 60, (i + 1) / 60));
  assert.equal(faults(...many), '300 many');
});

test('a rate without its conversion, or with one of another currency, is worth nothing', () => {
  const {rule, token} = vectors.worth.find(({sheet}) => sheet.conversion !== undefined)!;
  const usd = {price: {amount: '100', currency: 'USD'}, source: 'a file', at: 0};
  const own = {...rule, rate: {amount: '0.001', currency: token.symbol}};
  assert.throws(() => wage(rule, token), /nothing/);
  assert.throws(() => wage(rule, token, usd), /USD/);
  assert.throws(() => wage(own, token, usd), TypeError);
  assert.equal(wage(own, token)(90), 15n * 10n ** BigInt(token.decimals) / 10_000n);
  for (const amount of ['0', '0.00', '-1', '1e3', '01', '1.', '']) {
    assert.throws(() => wage({...own, rate: {amount, currency: token.symbol}}, token), /not an amount/);
  }
});

test('weeks and months begin and end as in Java', () => {
  for (const {day, ...expected} of vectors.periods) {
    assert.deepEqual({
      monday: monday(day), week: lastDay('week', day), first: firstDay('month', day), last: lastDay('month', day),
    }, expected);
    assert.equal(firstDay('week', day), expected.monday);
  }
  assert.throws(() => monday('2026-02-30'), /not a day/);
  assert.throws(() => monday('2026-2-3'), /not a day/);
});

test('a clock shows a time once, not at all or twice, as in Java', () => {
  for (const {zone, local, moments: expected} of vectors.clocks) {
    assert.deepEqual(moments(zone, local), expected, `${zone} ${local}`);
    for (const at of expected) {
      assert.equal(clock(zone, at + 59), local);
      const offset = offsetAt(zone, at);
      assert.equal(Date.parse(`${local}Z`) / 1000 - offset * 60, at);
      assert.equal(dayOf({start: at, offset}), local.slice(0, 10));
    }
  }
});

test('breaks are not worked', () => {
  assert.equal(secondsOf({start: 0, end: 3600, pause: 10}), 3000);
});

test('what is shown of an amount is never more than there is, and of a cost never less', () => {
  for (const [amount, decimals, least, most] of [
    [666_666_666_666_666n, 18, 666_660_000_000_000n, 666_670_000_000_000n],
    [10_000_000_000n, 18, 10_000_000_000n, 10_000_000_000n], [1n, 18, 0n, 10_000_000_000n], [0n, 18, 0n, 0n],
    [1_234_567n, 6, 1_234_567n, 1_234_567n], [123_456_789n, 9, 123_456_780n, 123_456_790n],
  ] as const) {
    assert.equal(shown(amount, decimals), least);
    assert.equal(shownAtMost(amount, decimals), most);
  }
});

test('one is said otherwise than many', () => {
  const text = 'of {0,choice,1#one week|1<{0} weeks} and {1,choice,1#one worker|1<{1} workers}: {2}';
  assert.equal(counted(text, [1, 2, 'so']), 'of one week and 2 workers: so');
  assert.equal(counted(text, [0, 1, '{0}']), 'of 0 weeks and one worker: {0}');
});
