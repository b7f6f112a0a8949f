import assert from 'node:assert/strict';
import test from 'node:test';
import type {Address} from '../src/address.ts';
import {useCsrf} from '../src/api.ts';
import {claimsFor, claimWaits, typedClaim} from '../src/hours/claims.ts';
import {Clock, entryOf, later, pausing, resumed, stopped, worked} from '../src/hours/clock.ts';
import {Draft, draftKey, lock, merge, unlock, type Noted, type Status} from '../src/hours/draft.ts';
import {widths} from '../src/hours/meter.ts';
import {counting, free, moneyOf, settled, toCome, toTopUp, worthOf} from '../src/hours/money.ts';
import {copied, remarks} from '../src/hours/odd.ts';
import {lacksClaims} from '../src/hours/handin.ts';
import {EVERY, isDue, soFar} from '../src/hours/running.ts';
import type {Handed, Sheet, State} from '../src/hours/state.ts';
import type {Entry, Hourly} from '../src/hours/timesheet.ts';
import {moments, offsetAt} from '../src/hours/zone.ts';
import type {Hex} from '../src/bytes.ts';
import {inBrowser, type Answer} from './browser.ts';

const ZONE = 'Europe/Madrid';
const rule: Hourly = {
  rate: {amount: '0.001', currency: 'rBTC'}, weekly: 1200, period: 'week', zone: ZONE,
  rounding: {minutes: 1, mode: 'down', each: 'day'},
};
const at = (local: string): number => moments(ZONE, local)[0]!;
const entry = (from: string, to: string, pause = 0): Entry =>
  ({start: at(from), end: at(to), offset: offsetAt(ZONE, at(from)), pause, manual: true});
const noted = (id: string, from: string, to: string): Noted => ({...entry(from, to), id});
const id = (n: number): Hex => `0x${String(n).padStart(64, '0')}`;

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

test('two devices lose nothing of each other', () => {
  const base = [noted('a', '2026-10-19T09:00', '2026-10-19T10:00'), noted('b', '2026-10-20T09:00', '2026-10-20T10:00')];
  const [a, b] = base as [Noted, Noted];
  const c = noted('c', '2026-10-21T09:00', '2026-10-21T10:00');
  const longer = {...b, end: b.end + 60};
  const later = {...b, start: b.start + 60};
  assert.deepEqual(merge(base, base, [...base, c]), [a, b, c]);
  assert.deepEqual(merge(base, [a, b, c], [a]), [a, c]);
  assert.deepEqual(merge(base, [a, longer], base), [a, longer]);
  assert.deepEqual(merge(base, [a, longer], [a, longer]), [a, longer]);
  // Changed here and removed there, or the other way round: it stays.
  assert.deepEqual(merge(base, [a, longer], [a]), [a, longer]);
  assert.deepEqual(merge(base, [a], [a, longer]), [a, longer]);
  assert.deepEqual(merge(base, [a, longer], [a, later]), [a, longer, {...later, id: 'b*'}]);
  // Both sides come to the same.
  assert.deepEqual(
    merge(base, [a, longer], [a, later]).map(e => [e.start, e.end]), merge(base, [a, later], [a, longer]).map(e => [e.start, e.end]));
});

test('a draft opens with the worker\'s key, in its own place, unchanged', async () => {
  const key = await draftKey(new Uint8Array(32).fill(7));
  const other = await draftKey(new Uint8Array(32).fill(8));
  const entries = [noted('a', '2026-10-19T09:00', '2026-10-19T10:00')];
  const data = await lock(key, 'here', entries);
  assert.deepEqual(await unlock(key, 'here', data), entries);
  assert.notEqual(await lock(key, 'here', entries), data);
  await assert.rejects(unlock(other, 'here', data), TypeError);
  await assert.rejects(unlock(key, 'there', data), TypeError);
  await assert.rejects(unlock(key, 'here', `${data.slice(0, -1)}${data.endsWith('A') ? 'B' : 'A'}`), TypeError);
});

test('the clock counts what was worked, without breaks', () => {
  const begun = {start: 1_000_000, paused: 0};
  assert.equal(worked(begun, 1_003_600), 3600);
  const onBreak = pausing(begun, 1_001_800);
  assert.equal(worked(onBreak, 1_003_600), 1800);
  const again = resumed(onBreak, 1_002_400);
  assert.deepEqual(again, {start: 1_000_000, paused: 600});
  assert.deepEqual(entryOf(stopped(again, 1_003_600), ZONE), {
    id: 'clock 1000000', timer: 1_000_000, start: 1_000_000, end: 1_003_600, offset: 60, manual: false, pause: 10,
  });
  // Who forgets to end a break has stopped when it began.
  assert.equal(stopped(onBreak, 1_009_000).end, 1_001_800);
  assert.equal(entryOf(stopped(begun, 1_000_030), ZONE), undefined);
  assert.equal(entryOf(begun, ZONE), undefined);
  // Never all of it.
  assert.equal(entryOf({start: 0, end: 130, paused: 70}, ZONE)?.pause, 1);
});

test('a break of no time is a second, so that a later state of a clock is known', () => {
  const again = resumed(pausing({start: 100, paused: 0}, 100), 100);
  assert.deepEqual(again, {start: 100, paused: 1});
  assert.deepEqual(stopped(again, 100), {start: 100, paused: 1, end: 101});
});

test('what a clock does goes out one after the other, the last state last', async () => {
  const kept = new Map<string, string>();
  const stands = {localStorage: globalThis.localStorage, fetch: globalThis.fetch};
  const sent: string[] = [];
  const answers: (() => void)[] = [];
  Object.assign(globalThis, {
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    },
    fetch: (_: string, {body}: {body: string}) => {
      sent.push(body);
      return new Promise(resolve => answers.push(() => resolve(new Response(null, {status: 204}))));
    },
  });
  try {
    useCsrf('token');
    const clock = new Clock(`0x${'1'.repeat(40)}` as Address, `0x${'2'.repeat(64)}`, () => undefined);
    const begun = clock.start();
    const timer = clock.running({timers: []})!;
    await new Promise(resolve => setTimeout(resolve));
    const onBreak = clock.pause(timer);
    await new Promise(resolve => setTimeout(resolve));
    assert.equal(sent.length, 1);
    answers.shift()!();
    await new Promise(resolve => setTimeout(resolve));
    assert.equal(sent.length, 2);
    assert.deepEqual(JSON.parse(sent[1]!), {...timer, pausedAt: JSON.parse(sent[1]!).pausedAt});
    answers.shift()!();
    await Promise.all([begun, onBreak]);
    assert.equal(clock.isKept, false);
    assert.equal(kept.size, 0);
    void clock.stop(timer);
    await new Promise(resolve => setTimeout(resolve));
    assert.equal(sent.length, 3);
  } finally {
    Object.assign(globalThis, stands);
  }
});

const WORKER = `0x${'1'.repeat(40)}` as Address;
const AGREEMENT: Hex = `0x${'2'.repeat(64)}`;
const PERIOD = '2026-10-19';

/** A hub that can be away, and keeps one draft. */
function drafts() {
  const hub = {away: true, version: 0, data: '', taken: [] as number[]};
  const answer = ({method, body}: {method: string; body: unknown}): Answer => {
    if (hub.away) {
      return undefined;
    }
    if (method === 'GET') {
      return hub.version === 0 ? [404, {title: 'none'}] : [200, {version: hub.version, data: hub.data}];
    }
    const {version, data, taken} = body as {version: number; data: string; taken: {start: number}[]};
    if (version !== hub.version) {
      return [409, {title: 'changed'}];
    }
    Object.assign(hub, {version: version + 1, data});
    hub.taken.push(...taken.map(({start}) => start));
    return [200, {version: hub.version}];
  };
  return {hub, answer};
}

const idsOf = (entries: readonly Noted[]): string[] => entries.map(({id}) => id);

test('two tabs without a connection lose nothing of each other', async () => {
  const {hub, answer} = drafts();
  const key = await draftKey(new Uint8Array(32).fill(7));
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name, day) =>
    noted(name, `2026-10-${19 + day}T09:00`, `2026-10-${19 + day}T10:00`)) as [Noted, Noted, Noted, Noted];
  await inBrowser(answer, async () => {
    const said: Status[] = [];
    const tab = (): Draft => new Draft(WORKER, AGREEMENT, PERIOD, key, status => said.push(status));
    const [one, two] = [tab(), tab()];
    await Promise.all([one.open(), two.open()]);
    await one.change([a, b], [7]);
    // As the second tab was opened before, it has never seen these.
    await two.change([...two.entries, c]);
    assert.deepEqual(idsOf(two.entries), ['a', 'b', 'c']);
    // What one of them takes away does not come back from the other.
    await one.change(one.entries.filter(({id}) => id !== 'a'));
    await Promise.all([one.change([...one.entries, d]), two.change(two.entries.map(e => e.id === 'c' ? {...e, pause: 5} : e))]);
    assert.equal(said.at(-1), 'kept');
    // Both are closed, and a third is there when the connection is back.
    hub.away = false;
    const third = tab();
    await third.open();
    assert.deepEqual(third.entries, [b, {...c, pause: 5}, d]);
    assert.deepEqual(await unlock(key, `${AGREEMENT} ${PERIOD}`, hub.data), third.entries);
    assert.deepEqual(hub.taken, [7]);
    // The two others know it from the browser, and make nothing of it twice.
    await Promise.all([one.sync(), two.sync()]);
    assert.deepEqual([one.entries, two.entries], [third.entries, third.entries]);
  });
});

test('what came from another device meanwhile is there once in each tab', async () => {
  const {hub, answer} = drafts();
  hub.away = false;
  const key = await draftKey(new Uint8Array(32).fill(7));
  const place = `${AGREEMENT} ${PERIOD}`;
  const first = noted('a', '2026-10-19T09:00', '2026-10-19T10:00');
  await inBrowser(answer, async () => {
    const said: Status[] = [];
    const tab = (): Draft => new Draft(WORKER, AGREEMENT, PERIOD, key, status => said.push(status));
    const [one, two] = [tab(), tab()];
    await one.open();
    await one.change([first]);
    await two.open();
    for (const pause of [10, 20]) {
      Object.assign(hub, {version: hub.version + 1, data: await lock(key, place, [{...first, pause}])});
      await (pause === 10 ? one : two).sync();
    }
    assert.deepEqual(two.entries, [{...first, pause: 20}]);
    await one.sync();
    assert.deepEqual(one.entries, [{...first, pause: 20}]);
    // Who has changed nothing just has what is new: there is nothing to look through.
    assert.deepEqual([...new Set(said)].sort(), ['saved', 'saving']);
  });
});

test('what one tab sent for another is still the other\'s to take away or change', async () => {
  const key = await draftKey(new Uint8Array(32).fill(7));
  const [b, x] = [noted('b', '2026-10-19T09:00', '2026-10-19T10:00'), noted('x', '2026-10-20T09:00', '2026-10-20T10:00')];
  for (const wanted of [[b], [b, {...x, pause: 5}]]) {
    const {hub, answer} = drafts();
    hub.away = false;
    await inBrowser(answer, async () => {
      const tab = (): Draft => new Draft(WORKER, AGREEMENT, PERIOD, key, () => undefined);
      const [one, two] = [tab(), tab()];
      await one.open();
      await one.change([b]);
      hub.away = true;
      await one.change([b, x]);
      hub.away = false;
      await two.open();
      assert.equal(hub.version, 2);
      await one.change(wanted);
      assert.deepEqual(one.entries, wanted);
      assert.deepEqual(await unlock(key, `${AGREEMENT} ${PERIOD}`, hub.data), wanted);
      await two.sync();
      assert.deepEqual(two.entries, wanted);
    });
  }
});

test('a clock stays stopped while the hub does not know who asks', async () => {
  await inBrowser(() => [401, {type: '/problems/sign-in', title: 'Sign in first'}], async () => {
    const clock = new Clock(WORKER, AGREEMENT, () => undefined);
    await clock.stop({start: 1_000_000, paused: 0});
    assert.equal(clock.isKept, true);
  });
});

test('a clock that one tab has stopped is not started again by another', async () => {
  const runs = {start: 1_000_000, paused: 0};
  let away = true;
  await inBrowser(() => away ? undefined : 204, async ({calls}) => {
    const [one, two] = [new Clock(WORKER, AGREEMENT, () => undefined), new Clock(WORKER, AGREEMENT, () => undefined)];
    await one.stop(runs);
    await two.pause(runs);
    assert.equal(two.running({timers: [runs]}), undefined);
    await two.start();
    assert.equal(one.all({timers: [runs]}).length, 2);
    away = false;
    calls.length = 0;
    await Promise.all([one.sync(), two.sync()]);
    assert.ok(calls.filter(({body}) => (body as {start: number}).start === runs.start).every(({body}) => 'end' in (body as object)));
    assert.deepEqual([one.isKept, two.isKept], [false, false]);
  });
});

test('of two states of a clock the later one is known', () => {
  const begun = {start: 100, paused: 0};
  const order = [begun, pausing(begun, 110), resumed(pausing(begun, 110), 120), stopped(resumed(pausing(begun, 110), 120), 130)];
  for (const [i, one] of order.entries()) {
    for (const [j, other] of order.entries()) {
      assert.equal(later(one, other), j > i ? other : i > j ? one : later(one, other));
    }
  }
  // Who comes second does not move the end.
  assert.equal(later(order[3]!, {...order[3]!, end: 140}), order[3]);
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
