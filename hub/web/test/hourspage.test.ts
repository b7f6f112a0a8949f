import assert from 'node:assert/strict';
import test from 'node:test';
import type {Hex} from '../src/bytes.ts';
import {claimsFor, claimWaits, typedClaim} from '../src/hours/claims.ts';
import {widths} from '../src/hours/meter.ts';
import {counting, free, moneyOf, settled, toCome, toTopUp, worthOf} from '../src/hours/money.ts';
import {copied, remarks} from '../src/hours/odd.ts';
import {lacksClaims, notBeforeOf} from '../src/hours/silence.ts';
import {EVERY, isDue, soFar} from '../src/hours/running.ts';
import type {Handed, Sheet, State} from '../src/hours/state.ts';
import type {Entry} from '../src/hours/timesheet.ts';
import {ZONE, rule, at, entry, noted, id} from './somehours.ts';

test('what is unusual is said, what is impossible stops', () => {
  const said = (now: string, ...entries: Entry[]): string =>
    remarks(entries, rule, '2026-10-19', '2026-10-25', at(now)).map(r => `${r.index} ${r.what}${r.stops ? '!' : ''}`).join(', ');
  assert.equal(said('2026-10-26T00:00', entry('2026-10-19T08:00', '2026-10-19T18:00')), '');
  assert.equal(said('2026-10-26T00:00', entry('2026-10-19T08:00', '2026-10-19T18:01')), '0 tenHours');
  assert.equal(said('2026-10-26T00:00', entry('2026-10-24T08:00', '2026-10-24T12:00')), '0 dayOff');
  assert.equal(said('2026-10-26T12:00', entry('2026-10-25T00:30', '2026-10-25T06:00')), '0 dayOff, 0 clock');
  assert.equal(said('2026-10-19T09:00', entry('2026-10-19T08:00', '2026-10-19T12:00')), '0 ahead!');
  assert.equal(said('2026-10-26T00:00', entry('2026-10-19T08:00', '2026-10-19T12:00'), entry('2026-10-19T11:00', '2026-10-19T13:00')),
    '1 overlap!');
  assert.equal(said('2026-10-26T00:00', entry('2026-10-19T00:00', '2026-10-20T01:00')), '0 long!');
});

test('a day is copied to the same times of the clock, over a change of clocks too', () => {
  const [copy] = copied([entry('2026-10-24T09:00', '2026-10-24T17:00', 30)], '2026-10-25', ZONE);
  assert.deepEqual(copy, entry('2026-10-25T09:00', '2026-10-25T17:00', 30));
  // The hour from two to three does not come on the night in which clocks go forward.
  assert.deepEqual(copied([entry('2026-03-28T02:30', '2026-03-28T05:00')], '2026-03-29', ZONE), []);
  assert.deepEqual(copied([], '2026-03-29', ZONE), []);
  const two = [entry('2026-10-19T09:00', '2026-10-19T10:00'), entry('2026-10-20T09:00', '2026-10-20T10:00')];
  assert.deepEqual(copied(two, '2026-10-22', ZONE), [entry('2026-10-22T09:00', '2026-10-22T10:00')]);
});

test('claims are signed for whatever happens to the hours before', () => {
  assert.deepEqual(claimsFor(id(1), 10n, 3, 40n, []), [{round: 3, sum: 10n, covers: [id(1)]}]);
  assert.deepEqual(claimsFor(id(2), 12n, 1, 40n, [{timesheet: id(1), sum: 10n}]), [
    {round: 1, sum: 12n, covers: [id(2)]}, {round: 2, sum: 12n, covers: [id(2)]}, {round: 1, sum: 22n, covers: [id(1), id(2)]},
  ]);
  assert.deepEqual(claimsFor(id(2), 12n, 1, 20n, [{timesheet: id(1), sum: 10n}]).map(c => c.sum), [12n, 12n]);
  assert.deepEqual(claimsFor(id(1), 50n, 1, 40n, []).map(c => c.sum), [40n]);
  assert.deepEqual(claimsFor(id(1), 0n, 1, 40n, []), []);
  assert.deepEqual(claimsFor(id(1), 10n, 1, 0n, []), []);
  const many = Array.from({length: 9}, (_, i) => ({timesheet: id(i + 2), sum: 1n}));
  assert.equal(claimsFor(id(1), 10n, 1, 40n, many).length, 6);
  const data = typedClaim({name: 'Stint Escrow'}, id(9), id(1), {round: 3, sum: 10n, covers: []}, 100, 200);
  assert.deepEqual(data.message, {agreement: id(9), round: '3', sum: '10', evidence: id(1), notBefore: '100', deadline: '200'});
});

const sheet = (n: number, from: string, minutes: number, running = false): Sheet => ({
  id: id(n), author: '0x' as Sheet['author'], at: n,
  body: {
    v: 1, salt: '0x', agreement: id(0), from, to: from, carried: 0,
    entries: [{...entry(`${from}T09:00`, `${from}T09:00`), end: at(`${from}T09:00`) + minutes * 60}],
    ...running ? {running: true as const} : {},
  },
});

const state = (over: Partial<State>): State => ({
  agreement: id(0), client: '0x' as State['client'], worker: '0x' as State['worker'], isWorker: true, readers: [], scope: id(8),
  now: 0, token: {symbol: 'rBTC', decimals: 18}, vouchers: [], timesheets: [], approvals: [], handed: [], smallest: '0',
  timers: [], drafts: [], rates: [], funded: '0', drawn: '0', approved: '0', held: [], ...over,
});

const HOUR = 10n ** 15n;
const hours = (n: number): string => String(HOUR * BigInt(n));

test('the money is counted once, however often it is handed in, approved and claimed', () => {
  const one = sheet(1, '2026-10-19', 600);
  const two = sheet(2, '2026-10-26', 300, true);
  const three = sheet(3, '2026-10-26', 420, true);
  const of = (over: Partial<State>, sheets: Sheet[], answers = new Map<Hex, Hex>(), open = 0n): string => {
    const money = moneyOf(state(over), rule, sheets, answers, open);
    return [money.earned, money.handed, money.approved, money.secured, money.drawn].map(sum => String(sum / HOUR)).join(' ');
  };
  assert.equal(of({funded: hours(20)}, [one]), '10 10 0 0 0');
  assert.equal(of({funded: hours(20)}, [one], new Map(), 2n * HOUR), '12 10 0 0 0');
  const approved = {funded: hours(20), approved: hours(10), vouchers: [{total: hours(10), memo: id(1)}]};
  assert.equal(of(approved, [one]), '10 10 10 10 0');
  assert.equal(of({...approved, drawn: hours(10)}, [one]), '10 10 10 10 10');
  assert.equal(of({...approved, funded: hours(8)}, [one]), '10 10 10 8 0');
  // Less than was handed in, with changes: the answer says what it is about, and the rest is not awaited any more.
  const less = {funded: hours(20), approved: hours(9), vouchers: [{total: hours(9), memo: id(7)}]};
  assert.equal(of(less, [one], new Map([[id(7), id(1)]])), '9 9 9 9 0');
  // A week that goes on: what was approved of it counts towards the whole.
  const goes = {funded: hours(20), approved: hours(5), vouchers: [{total: hours(5), memo: id(2)}]};
  assert.equal(of(goes, [two, three]), '7 7 5 5 0');
  assert.equal(of({funded: hours(20), held: [{timesheet: id(1), sum: hours(10)}]}, [one]), '0 0 0 0 0');
  assert.equal(settled(state(goes), [two, three], new Map()).byPeriod.get('2026-10-26'), 5n * HOUR);
  assert.equal(counting([one, two, three], new Set()).get('2026-10-26'), three);
  assert.equal(counting([one, sheet(4, '2026-10-19', 60)], new Set([id(1)])).get('2026-10-19'), one);
});

test('it is known before the work whether the fund covers it', () => {
  assert.equal(toCome(rule, '2026-10-19', '2026-10-21', 300), 900);
  assert.equal(toCome(rule, '2026-10-19', '2026-10-21', 1500), 0);
  assert.equal(toCome({...rule, period: 'month'}, '2026-10-01', '2026-10-21', 0), 6000);
  const {weekly: _, ...endless} = rule;
  // Five hours in two days are twelve and a half in the five to come.
  assert.equal(toCome(endless, '2026-10-19', '2026-10-20', 300), 750);
  assert.equal(toCome(endless, '2026-10-19', '2026-10-25', 300), 0);
  const money = moneyOf(state({funded: hours(20), approved: hours(8), vouchers: [{total: hours(8), memo: id(1)}]}), rule, [], new Map(), HOUR);
  assert.equal(free({funded: hours(20)}, money), 11n * HOUR);
  assert.equal(toTopUp({funded: hours(20)}, money, 20n * HOUR), 9n * HOUR);
  assert.equal(toTopUp({funded: hours(20)}, money, 11n * HOUR), 0n);
});

test('the bar is full, and no money in it invisible', () => {
  for (const amounts of [[1n, 0n, 0n, 0n, 999_999n], [0n, 0n, 1n, 0n, 0n], [1n, 1n, 1n, 1n, 1n], [3n, 10n ** 24n, 1n, 7n, 0n]]) {
    const wide = widths(amounts);
    assert.equal(wide.reduce((sum, width) => sum + width, 0), 1000);
    amounts.forEach((amount, i) => assert.equal(amount > 0n, wide[i]! > 0));
  }
  assert.deepEqual(widths([0n, 0n]), [0, 0]);
});

const MINUTE = 60;
const standing = {until: at('2026-10-26T00:00'), limit: '1', dayMinutes: 480, weekMinutes: 2400};
const goesOn = (entries: Entry[], at: number, running: boolean): Sheet => ({
  id: id(1), author: '0x', at, body: {
    v: 1, salt: '0x', agreement: id(9), from: '2026-10-19', to: '2026-10-25', carried: 0, entries, ...(running ? {running} : {}),
  },
} as unknown as Sheet);

test('what was worked so far has what the clock measured until now, and nothing that is only noted here', () => {
  const now = at('2026-10-20T11:00');
  const timer = {start: at('2026-10-20T10:00'), paused: 0};
  const so = soFar(rule, '2026-10-19', 0, [noted('a', '2026-10-19T09:00', '2026-10-19T10:00')], timer, now + 0.5);
  assert.deepEqual([so.from, so.to], ['2026-10-19', '2026-10-25']);
  assert.deepEqual(so.entries, [
    entry('2026-10-19T09:00', '2026-10-19T10:00'), {...entry('2026-10-20T10:00', '2026-10-20T11:00'), manual: false},
  ]);
  // A clock that was started before the period is not of it.
  assert.deepEqual(soFar(rule, '2026-10-19', 0, [], {start: at('2026-10-18T23:00'), paused: 0}, at('2026-10-19T01:00')).entries, []);
});

test('running hours are handed in every five minutes, at once when the clock stops, and only when there are other minutes', () => {
  const now = at('2026-10-20T12:00');
  const state = {standing, now} as unknown as State;
  const worked = (minutes: number) => soFar(rule, '2026-10-19', 0, [], {start: now - minutes * MINUTE, paused: 0}, now);
  const due = (minutes: number, last?: Sheet, atOnce = false, of = state): boolean => isDue(of, rule, worked(minutes), last, now, atOnce);
  const sheet = (ago: number, minutes: number): Sheet => goesOn([...worked(minutes).entries], now - ago, true);
  assert.equal(due(30), true);
  assert.equal(due(0), false);
  assert.equal(due(30, sheet(EVERY, 25)), true);
  assert.equal(due(30, sheet(EVERY - 1, 26)), false);
  assert.equal(due(30, sheet(EVERY - 1, 26), true), true);
  assert.equal(due(30, sheet(10 * EVERY, 30), true), false);
  // Nobody approves it by itself, or the week was handed in as over.
  assert.equal(due(30, undefined, true, {now} as unknown as State), false);
  assert.equal(due(30, undefined, true, {standing: {...standing, until: now}, now} as unknown as State), false);
  assert.equal(due(30, goesOn([...worked(20).entries], now - 10 * EVERY, false)), false);
});

test('what was paid of a period counts though its timesheets are replaced', () => {
  const vouchers = [{total: '100', memo: id(5), period: '2026-10-19'}, {total: '130', memo: id(6)}];
  assert.deepEqual([...settled({vouchers, held: []}, [], new Map()).byPeriod], [['2026-10-19', 100n]]);
});

test('a final timesheet without a claim lacks one, where one can be made', () => {
  const state = {handed: [], claimCap: '50', funded: '80', drawn: '0', approved: '10'} as unknown as State;
  const final = goesOn([], 1, false);
  assert.equal(lacksClaims(state, final, 5n), true);
  assert.equal(lacksClaims(state, final, 0n), false);
  assert.equal(lacksClaims(state, goesOn([], 1, true), 5n), false);
  assert.equal(lacksClaims({...state, claimCap: '0'}, final, 5n), false);
  assert.equal(lacksClaims({...state, handed: [{timesheet: final.id}]} as unknown as State, final, 5n), false);
});

test('hours whose claims cannot be made any more get new ones, as long as some can', () => {
  const final = goesOn([], 1, false);
  const at = (now: number, became: Handed['state']): State => ({
    handed: [{timesheet: final.id, state: became}], claimCap: '50', funded: '80', drawn: '0', approved: '10', now, latest: 100,
  } as unknown as State);
  assert.equal(lacksClaims(at(99, 'late'), final, 5n), true);
  assert.equal(lacksClaims(at(100, 'late'), final, 5n), false);
  assert.equal(lacksClaims(at(99, 'waits'), final, 5n), false);
});

test('hours wait as long as was chosen and the notice leaves, and no less than those that were handed in before', () => {
  const of = (latest: number, ...before: Handed[]): State => ({handed: before, latest} as unknown as State);
  const wait = (notBefore: number, state: Handed['state'] = 'waits', period = '2026-10-19'): Handed =>
    ({timesheet: id(1), period, sum: '1', notBefore, state});
  const day = 86_400;
  assert.equal(notBeforeOf(of(9 * day), '2026-10-26', day, 3), 4 * day);
  assert.equal(notBeforeOf(of(2 * day), '2026-10-26', day, 3), 2 * day);
  assert.equal(notBeforeOf(of(9 * day, wait(6 * day), wait(5 * day)), '2026-10-26', day, 3), 6 * day);
  assert.equal(notBeforeOf(of(9 * day, wait(6 * day, 'claimed'), wait(7 * day, 'late')), '2026-10-26', day, 3), 4 * day);
  // Handed in anew, the claims of before are over.
  assert.equal(notBeforeOf(of(9 * day, wait(6 * day)), '2026-10-19', day, 3), 4 * day);
});

const waits = (n: number, period: string, state: Handed['state']): Handed =>
  ({timesheet: id(n), period, sum: hours(10), notBefore: 0, state});

test('of a claim for two weeks each has its part, so what is handed in anew is claimed above it alone', () => {
  const held = [{timesheet: id(1), sum: hours(10)}, {timesheet: id(2), sum: hours(12)}];
  const [one, two, anew] = [sheet(1, '2026-10-19', 600), sheet(2, '2026-10-26', 720), sheet(3, '2026-10-19', 660)];
  const {byPeriod, approved} = settled(state({held}), [one, two, anew], new Map());
  assert.deepEqual([...byPeriod], [['2026-10-19', 10n * HOUR], ['2026-10-26', 12n * HOUR]]);
  const open = worthOf(rule, state({}).token, anew.body)! - byPeriod.get('2026-10-19')!;
  assert.equal(open, HOUR);
  const fund = {held, funded: hours(40), claimCap: hours(40)};
  assert.equal(lacksClaims(state({...fund, handed: [waits(1, '2026-10-19', 'claimed'), waits(2, '2026-10-26', 'claimed')]}), anew, open), true);
  assert.equal(approved.size, 0);
  assert.equal(moneyOf(state(fund), rule, [one, two, anew], new Map()).handed, HOUR);
});

test('what a claim holds counts though its timesheet went on and was replaced', () => {
  const held = [{timesheet: id(5), sum: '70', period: '2026-10-19'}, {timesheet: id(6), sum: '30'}];
  assert.deepEqual([...settled({vouchers: [], held}, [], new Map()).byPeriod], [['2026-10-19', 70n]]);
});

test('when one of two weeks is handed in anew, its claims are missing and those of the other are not', () => {
  const [other, anew] = [sheet(2, '2026-10-26', 720), sheet(3, '2026-10-19', 660)];
  const left = state({funded: hours(40), claimCap: hours(40), handed: [waits(2, '2026-10-26', 'waits')]});
  assert.equal(lacksClaims(left, anew, 11n * HOUR), true);
  assert.equal(lacksClaims(left, other, 12n * HOUR), false);
  // Whoever hands the other in anew while it goes on is told that its claims end.
  assert.deepEqual([claimWaits(left, '2026-10-26'), claimWaits(left, '2026-10-19')], [true, false]);
});
