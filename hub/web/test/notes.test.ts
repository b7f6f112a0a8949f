import assert from 'node:assert/strict';
import test from 'node:test';
import type {Address} from '../src/address.ts';
import {useCsrf} from '../src/api.ts';
import type {Hex} from '../src/bytes.ts';
import {Clock, entryOf, later, pausing, resumed, stopped, worked} from '../src/hours/clock.ts';
import {Draft, draftKey, lock, merge, unlock, type Noted, type Status} from '../src/hours/draft.ts';
import {inBrowser, type Answer} from './browser.ts';
import {ZONE, noted} from './somehours.ts';

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
