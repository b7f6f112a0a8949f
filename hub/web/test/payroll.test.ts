import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import test from 'node:test';
import {privateKeyToAccount} from 'viem/accounts';
import {parseAddress} from '../src/address.ts';
import {hex, type Hex} from '../src/bytes.ts';
import {digest, structHash, type TypedData} from '../src/eip712.ts';
import {approved, requireApproval, type Approval, type Change} from '../src/payroll/approved.ts';
import type {Agreement, Job, Paper} from '../src/payroll/data.ts';
import {merkleTree} from '../src/payroll/merkle.ts';
import {delegation, toSign, voucher} from '../src/payroll/messages.ts';
import {mayReplace, rateOf} from '../src/payroll/rates.ts';
import {hoursOf, missing, plan, prompts, wire, type Chosen} from '../src/payroll/send.ts';
import {oddities} from '../src/payroll/odd.ts';
import {mayApprove, offer} from '../src/payroll/standing.ts';
import {adds, claims, weeksOf} from '../src/payroll/weeks.ts';
import {sign} from '../src/signature.ts';
import {verifyVoucher, type Accepted} from '../src/voucher.ts';
import {tally} from '../src/hours/tally.ts';
import type {Entry, Hourly, Timesheet} from '../src/hours/timesheet.ts';
import {stream} from './stream.ts';

interface Vector {
  readonly approval: Approval;
  readonly rule: Hourly;
  readonly sheet: Timesheet;
  readonly id: Hex;
  readonly lines: readonly {readonly paid: number; readonly amount: string}[];
}

const COIN = {symbol: 'rBTC', decimals: 18};
// Written by ApprovedVectorsTest in Java.
const vectors = JSON.parse(
  readFileSync('../../protocol/src/test/resources/io/stint/protocol/approved.json', 'utf8')) as Vector[];

test('what an approval approves is what follows in Java, and no other amount is taken', () => {
  assert.ok(vectors.length >= 24);
  for (const {approval, rule, sheet, id, lines} of vectors) {
    const found = requireApproval(rule, COIN, id, sheet, approval);
    assert.deepEqual(found.lines.map(({paid, amount}) => ({paid, amount: String(amount)})), lines);
    assert.equal(found.lines.reduce((sum, line) => sum + line.amount, 0n), found.amount);
    const more = {...approval, amount: String(found.amount + 1n)};
    assert.throws(() => requireApproval(rule, COIN, id, sheet, more), TypeError);
    assert.throws(() => requireApproval(rule, COIN, sheet.agreement, sheet, approval), TypeError);
  }
});

const MONDAY = Date.parse('2026-11-09T00:00:00Z') / 1000;
const HOUR = 3600;
const RULE: Hourly = {
  rate: {amount: '0.001', currency: 'rBTC'}, weekly: 2400, period: 'week', zone: 'UTC',
  rounding: {minutes: 1, mode: 'down', each: 'day'},
};
const at = (day: number, from: number, to: number): Entry =>
  ({start: MONDAY + day * 24 * HOUR + from * HOUR, end: MONDAY + day * 24 * HOUR + to * HOUR, offset: 0, pause: 0, manual: false});

test('a change that no timesheet could have is refused', () => {
  const sheet = {from: '2026-11-09', to: '2026-11-15', carried: 0, entries: [at(0, 8, 12), at(0, 13, 15)]} as unknown as Timesheet;
  const refused = (change: Partial<Change>): void =>
    assert.throws(() => approved(RULE, COIN, sheet, [{entry: 0, reason: 'so', ...change}]), TypeError);
  refused({start: at(0, 8, 12).start, end: at(0, 8, 14).end, pause: 0});
  refused({start: at(9, 8, 12).start, end: at(9, 8, 12).end, pause: 0});
  refused({entry: 2});
  assert.equal(approved(RULE, COIN, sheet, [{entry: 0, reason: 'so'}]).paid, 120);
});

const random = stream('payroll');
const client = privateKeyToAccount(random.hex(32));
const key = random.bytes(32);
const domain = {name: 'Stint Escrow', version: '1', chainId: '30', verifyingContract: random.hex(20)};

test('every leaf of a tree of any size leads to its root', () => {
  for (let size = 2; size <= 40; size++) {
    const leaves = Array.from({length: size}, () => random.bytes(32));
    const {root, paths} = merkleTree(leaves);
    const again = merkleTree(leaves);
    assert.equal(root, again.root);
    assert.equal(paths.length, size);
    assert.ok(paths.every(path => path.length <= Math.ceil(Math.log2(size))));
  }
  assert.throws(() => merkleTree([random.bytes(32)]), TypeError);
});

test('a signature over many vouchers is one for each of them, as the worker\'s browser checks it', () => {
  const agreement = random.hex(32);
  const typed = {types: {}, primaryType: 'Terms', domain, message: {client: client.address, approver: `0x${'00'.repeat(20)}`}};
  const accepted = {typedData: typed, workerSignature: '0x'} as Accepted;
  const mine = privateKeyToAccount(hex(key));
  const owner = {...accepted, typedData: {...typed, message: {...typed.message, client: mine.address}}};
  for (const size of [1, 2, 3, 7, 100]) {
    const bodies = Array.from({length: size}, (_, i) => ({total: BigInt(i + 1), memo: random.hex(32)}));
    const {data, slips} = toSign(domain, bodies.map(({total, memo}) => voucher(agreement, total, memo)));
    const signed = slips(sign(digest(data), key));
    assert.equal(signed.length, size);
    assert.equal(data.primaryType, size === 1 ? 'Voucher' : 'Batch');
    bodies.forEach(({total, memo}, i) => {
      const given = {total: String(total), memo, ...signed[i]!};
      assert.equal(verifyVoucher(owner, agreement, given), parseAddress(mine.address));
      assert.throws(() => verifyVoucher(owner, agreement, {...given, total: String(total + 1n)}), TypeError);
      assert.throws(() => verifyVoucher(accepted, agreement, given), TypeError);
    });
  }
});

test('a delegation in a batch is a leaf like another', () => {
  const messages = [delegation(random.hex(32), parseAddress(client.address), 5n), voucher(random.hex(32), 7n, random.hex(32))];
  const {slips} = toSign(domain, messages);
  assert.deepEqual(slips('0x00').map(({path}) => path?.length), [1, 1]);
  assert.equal(slips('0x00')[0]!.path![0], hex(structHash({
    ...toSign(domain, [messages[1]!]).data, types: {Voucher: (toSign(domain, [messages[1]!]).data.types['Voucher'])!},
  } as TypedData)));
});

function paper(entries: Entry[], more: Partial<Timesheet> = {}, createdAt = MONDAY + 7 * 24 * HOUR): Paper<Timesheet> {
  const body = {v: 1, salt: '0x', agreement: '0xaa', from: '2026-11-09', to: '2026-11-15', carried: 0, entries, ...more} as Timesheet;
  return {id: random.hex(32), author: parseAddress(client.address), createdAt, body};
}

const job = (sheets: Paper<Timesheet>[], more: Partial<Agreement> & {approvals?: Paper<Approval>[]} = {}): Job => ({
  agreement: '0xaa', worker: parseAddress(client.address), funded: '1000', drawn: '0', approved: '0',
  terms: {types: {}, primaryType: 'Terms', domain, message: {}}, token: {symbol: 'x', decimals: 3}, readers: [], vouchers: [], periods: [],
  round: 0, claimed: [],
  rule: {...RULE, rate: {amount: '0.06', currency: 'x'}}, sheets, approvals: [], ...more,
} as unknown as Job);

const all = (of: Job): Chosen[] => weeksOf(of).map(week => ({week, decision: {changes: []}}));

test('totals build on each other, and a running week adds only what is new of it', () => {
  const first = paper([at(0, 8, 12)], {running: true}, 1);
  const now = paper([at(0, 8, 12), at(1, 8, 10)], {running: true}, 2);
  const next = paper([at(7, 8, 11)], {from: '2026-11-16', to: '2026-11-22'});
  // 60 of the smallest unit an hour.
  const vouchers = [{total: '240', memo: first.id, by: parseAddress(client.address), at: 1}];
  const planned = plan(all(job([first, now, next], {approved: '240', vouchers})));

  assert.deepEqual(planned.map(({after, amount, total}) => [after, amount, total]), [[240n, 120n, 360n], [360n, 180n, 540n]]);
});

test('what was drawn without a voucher is not approved again, and a fund that lacks something is named', () => {
  const planned = plan(all(job([paper([at(0, 8, 12)])], {drawn: '900'})));
  assert.deepEqual(planned.map(({total}) => total), [1140n]);
  assert.deepEqual(missing(planned).map(({lacks}) => lacks), [140n]);
});

test('a week that is approved, or has become less than was approved, waits no more', () => {
  const done = paper([at(0, 8, 12)]);
  const voucherOf = (memo: Hex) => ({approved: '240', vouchers: [{total: '240', memo, by: parseAddress(client.address), at: 1}]});
  assert.deepEqual(weeksOf(job([done], voucherOf(done.id))), []);
  assert.deepEqual(weeksOf(job([done, paper([at(0, 8, 14)], {}, done.createdAt + 9)], voucherOf(done.id))), []);
  const running = paper([at(0, 8, 12)], {running: true}, 1);
  assert.deepEqual(weeksOf(job([running, paper([at(0, 8, 11)], {}, 2)], voucherOf(running.id))), []);
});

test('a week approved with changes waits no more, but an approval without a voucher approves nothing', () => {
  const sheet = paper([at(0, 8, 12), at(1, 8, 12)]);
  const body = {v: 1, salt: '0x', agreement: '0xaa', timesheet: sheet.id, changes: [{entry: 1, reason: 'no'}], amount: '240'};
  const approval = {...sheet, id: random.hex(32), body: body as unknown as Approval};
  const vouchers = [{total: '240', memo: approval.id, by: sheet.author, at: 1}];
  assert.equal(weeksOf(job([sheet], {approvals: [approval]})).length, 1);
  assert.deepEqual(weeksOf(job([sheet], {approvals: [approval], vouchers, approved: '240'})), []);
  // A second try after a page that closed: the document is there, and only the pay is signed.
  const week = weeksOf(job([sheet], {approvals: [approval]}))[0]!;
  assert.equal(prompts(plan([{week, decision: {changes: [{entry: 1, reason: 'no'}]}}])), 1);
  assert.equal(prompts(plan([{week, decision: {changes: [{entry: 1, reason: 'other'}]}}])), 2);
});

test('long days, nights and what is above the cap are the same in Java', () => {
  // Written by HoursVectorsTest in Java.
  const {worth} = JSON.parse(
    readFileSync('../../protocol/src/test/resources/io/stint/protocol/hours.json', 'utf8')) as
    {worth: readonly {rule: Hourly; sheet: Timesheet; token: typeof COIN; odd: readonly object[]}[]};
  const found = worth.map(({rule, sheet, token}) =>
    oddities({job: {rule, token, sheets: [], periods: [], claimed: []}, sheet: {body: sheet, createdAt: Number.MAX_SAFE_INTEGER}, worth: tally(rule, sheet)} as
      unknown as Parameters<typeof oddities>[0], [])
      .filter(({kind}) => kind !== 'stale'));
  assert.deepEqual(found, worth.map(({odd}) => odd));
  for (const kind of ['long', 'night', 'cap']) {
    assert.ok(found.flat().some(odd => odd.kind === kind), kind);
  }
});

test('what is odd is pointed out, with its entry', () => {
  const kinds = (entries: Entry[]): string[] => weeksOf(job([paper(entries)]))[0]!.odd.map(({kind, entry}) => `${kind} ${entry}`);
  assert.deepEqual(kinds([at(0, 8, 18)]), []);
  assert.deepEqual(kinds([at(0, 8, 12), at(0, 12, 19)]), ['long 1']);
  assert.deepEqual(kinds([at(4, 20, 23)]), []);
  assert.deepEqual(kinds([at(4, 20, 25)]), ['night 0']);
  assert.deepEqual(kinds([at(5, 21, 23)]), ['night 0']);
  assert.deepEqual(kinds([at(5, 10, 14)]), []);
  assert.deepEqual(kinds([0, 1, 2, 3, 4].map(day => at(day, 8, 17))), ['cap undefined']);
});

test('a week far above others, a stale rate and one that jumped are odd', () => {
  const worked = (weeks: number, hours: number, price: string, age: number): Paper<Timesheet> => {
    const shift = (entry: Entry): Entry => ({...entry, start: entry.start - weeks * 604_800, end: entry.end - weeks * 604_800});
    const day = (days: number): string => new Date((MONDAY - weeks * 604_800 + days * 86_400) * 1000).toISOString().slice(0, 10);
    const createdAt = MONDAY + 604_800 - weeks * 604_800;
    return paper([shift(at(0, 8, 8 + hours))],
      {from: day(0), to: day(6), conversion: {price: {amount: price, currency: 'EUR'}, source: 's', at: createdAt - age}}, createdAt);
  };
  const before = [worked(2, 4, '100', 0), worked(1, 4, '100', 0)];
  const vouchers = before.map(({id, author}, i) => ({total: String(i + 1), memo: id, by: author, at: 1}));
  const odd = (sheet: Paper<Timesheet>): string[] => weeksOf(job([...before, sheet], {
    vouchers, rule: {...RULE, rate: {amount: '6', currency: 'EUR'}},
  } as object))[0]!.odd.map(({kind, value}) => `${kind} ${value}`);
  assert.deepEqual(odd(worked(0, 4, '119', 60)), []);
  assert.deepEqual(odd(worked(0, 8, '100', 60)), ['far 100']);
  assert.deepEqual(odd(worked(0, 4, '121', 60)), ['jump 21']);
  assert.deepEqual(odd(worked(0, 4, '100', 7200)), ['stale 120']);
});

test('a lent key approves running hours within its limits, and nothing that is odd', () => {
  const lent = {
    key: parseAddress(client.address), by: parseAddress(client.address), limit: '1000', dayMinutes: 300, weekMinutes: 600,
    until: 1, signature: '0x', exposed: '1000',
  } as const;
  const may = (entries: Entry[], total = 100n, running = true, now = MONDAY): boolean => {
    const week = weeksOf(job([paper(entries, running ? {running} : {})], {standing: lent}))[0]!;
    return mayApprove(week, lent, total, now);
  };
  assert.equal(may([at(0, 8, 13)]), true);
  assert.equal(may([at(0, 8, 13)], 100n, false), false);
  assert.equal(may([at(0, 8, 14)]), false);
  assert.equal(may([at(0, 8, 13), at(1, 8, 13), at(2, 8, 9)]), false);
  assert.equal(may([at(0, 8, 13)], 1001n), false);
  // Of a week that is over for long nobody but a person approves more.
  assert.equal(may([at(0, 8, 13)], 100n, true, MONDAY + 60 * 24 * HOUR), false);
  assert.equal(may([at(5, 23, 25)]), false);
});

test('what is lent is what so many hours until the end of the period are worth', () => {
  const {limit, until} = offer(job([], {approved: '240'}), {day: 480, week: 1200}, MONDAY + 3600);
  assert.equal(limit, 240n + 20n * 60n);
  assert.equal(until, MONDAY + 7 * 24 * HOUR);
  const capped = offer(job([], {rule: {...RULE, rate: {amount: '0.06', currency: 'x'}, weekly: 60}} as object), {day: 480, week: 1200}, MONDAY);
  assert.equal(capped.limit, 60n);
});

test('a period is not approved again because its vouchers and timesheets are not at hand any more', () => {
  const known = (worth: string, running: boolean) => ({periods: [{period: '2026-11-09', worth, memo: random.hex(32), running}], approved: '500'});
  const sheet = paper([at(0, 8, 12)], {running: true});
  assert.deepEqual(weeksOf(job([sheet], known('240', true))), []);
  assert.deepEqual(weeksOf(job([sheet], known('300', true))), []);
  assert.deepEqual(weeksOf(job([sheet], known('60', false))), []);
  const [week] = weeksOf(job([sheet], known('60', true)));
  assert.equal(week!.before, 60n);
  assert.equal(plan([{week: week!, decision: {changes: []}}])[0]!.total, 680n);
  // What is sent says for which hours it is, so that the next page knows.
  assert.deepEqual(hoursOf(week!, 240n), {period: '2026-11-09', to: '2026-11-15', worth: '240', running: true});
});

test('another rate is taken while it is fresh and near, and is what the amount follows from', () => {
  const rate = (amount: string, at: number) => ({price: {amount, currency: 'EUR'}, source: 's', at});
  const handed = rate('100', MONDAY);
  assert.equal(mayReplace(rate('119', MONDAY + 10), handed, MONDAY + 3610), true);
  assert.equal(mayReplace(rate('119', MONDAY + 9), handed, MONDAY + 3610), false);
  assert.equal(mayReplace(rate('121', MONDAY), handed, MONDAY), false);
  assert.equal(mayReplace(rate('79', MONDAY), handed, MONDAY), false);
  const euros = {...RULE, rate: {amount: '6', currency: 'EUR'}};
  const sheet = paper([at(0, 8, 12)], {conversion: handed});
  const [week] = weeksOf(job([sheet], {rule: euros} as object));
  assert.deepEqual([week!.worth.amount, adds(week!, {changes: [], conversion: rate('120', 1)})], [240n, 200n]);
  const told = {coin: 'x', currency: 'EUR', usable: true, price: '120', source: 's', at: 1};
  assert.deepEqual(rateOf([{...told, coin: 'y'}, told], euros, {symbol: 'x', decimals: 3}), rate('120', 1));
  assert.equal(rateOf([{...told, usable: false}], euros, {symbol: 'x', decimals: 3}), undefined);
});

test('a rate far from what the hub knows now is odd', () => {
  const rate = (amount: string) => ({price: {amount, currency: 'EUR'}, source: 's', at: MONDAY + 7 * 24 * HOUR});
  const odd = (now: string): string[] => weeksOf(job([paper([at(0, 8, 12)], {conversion: rate('100')})], {
    rule: {...RULE, rate: {amount: '6', currency: 'EUR'}}, now: rate(now),
  } as object))[0]!.odd.map(({kind, value}) => `${kind} ${value}`);
  assert.deepEqual(odd('84'), []);
  assert.deepEqual(odd('80'), ['apart 25']);
  assert.deepEqual(odd('200'), ['apart 50']);
});

test('hours that became a claim are not approved beside it, and what is above it is', () => {
  const sheet = paper([at(0, 8, 12)]);
  const claimed = (sum: string, open = true) => ({claimed: [{timesheet: sheet.id, sum, open}], round: 1});
  assert.deepEqual(weeksOf(job([sheet], claimed('240'))), []);
  assert.deepEqual(claims(job([sheet], claimed('240'))).map(({sum}) => sum), [240n]);
  assert.deepEqual(claims(job([sheet], claimed('240', false))), []);
  const [week] = weeksOf(job([sheet], claimed('100')));
  const [planned] = plan([{week: week!, decision: {changes: []}}]);
  assert.deepEqual([planned!.amount, planned!.total], [140n, 140n]);
  // What is said of the period is what was approved of it, without the claim: else that would count twice the next time.
  assert.equal(hoursOf(week!, week!.before + planned!.amount).worth, '140');
  const struck = adds(week!, {changes: [{entry: 0, reason: 'no'}]});
  assert.equal(struck, -100n);
  // A later timesheet of the same days, too: the claim was for them.
  const again = paper([at(0, 8, 12)], {running: true}, sheet.createdAt + 9);
  assert.deepEqual(weeksOf(job([sheet, again], claimed('240'))), []);
  const wired = wire({agreement: '0xaa', message: voucher('0xaa', 1n, sheet.id), after: 0n, round: 1}, {signature: '0x'});
  assert.equal((wired as {round: number}).round, 1);
});

test('a day or an hour that two timesheets have is odd in both', () => {
  const odd = (...sheets: Paper<Timesheet>[]): string[] => weeksOf(job(sheets, {rule: {...RULE, rate: {amount: '0.06', currency: 'x'}}} as object))
    .map(week => week.odd.filter(({kind}) => kind === 'twice').map(({kind}) => kind).join());
  const whole = paper([at(0, 8, 12)]);
  const next = {from: '2026-11-16', to: '2026-11-22'};
  assert.deepEqual(odd(whole, paper([at(7, 8, 12)], next)), ['', '']);
  assert.deepEqual(odd(whole, paper([at(1, 8, 12)], {from: '2026-11-10', to: '2026-11-16'})), ['twice', 'twice']);
  // No day in common, but the same hour: the worker says how far the clock was from UTC.
  const late = {...at(6, 22, 24), offset: 0};
  assert.deepEqual(odd(paper([late]), paper([{...late, offset: 180}], next)), ['twice', 'twice']);
  // One that replaced another of the same days is no other.
  assert.deepEqual(odd(paper([at(0, 8, 11)], {running: true}, 1), paper([at(0, 8, 12)], {}, 2)), ['']);
  // What was approved of days within it, though the timesheet is not at hand any more.
  const known = weeksOf(job([whole], {periods: [{period: '2026-11-12', worth: '60', memo: random.hex(32), running: false}]}));
  assert.deepEqual(known[0]!.odd.map(({kind}) => kind), ['twice']);
});

interface Case {
  readonly what: string;
  readonly periods?: readonly {readonly period: string; readonly to?: string; readonly worth: string; readonly memo: string; readonly running?: true}[];
  readonly claimed?: Readonly<Record<string, string>>;
  readonly looked?: readonly string[];
  readonly vouchers?: readonly string[];
  readonly sheets: readonly {
    readonly id: string; readonly from: string; readonly to: string; readonly carried?: number; readonly running?: true;
    readonly hours: readonly [number, number, number][];
  }[];
  readonly waits: readonly {readonly from: string; readonly adds: string; readonly odd: readonly string[]}[];
}

test('what waits, by how much, and what of it is odd beside other timesheets, rows and claims is the same in the command line', () => {
  // WaitingVectorsTest in Java reads the same file.
  const cases = JSON.parse(
    readFileSync('../../cli/src/test/resources/io/stint/cli/standing/waiting.json', 'utf8')) as readonly Case[];
  for (const {what, periods = [], claimed = {}, looked = [], vouchers = [], sheets, waits} of cases) {
    const papers = sheets.map(({id, from, to, carried = 0, running, hours}, index) => {
      const entries = hours.map(([day, start, end]) => {
        const begins = Date.parse(from) / 1000 + day * 24 * HOUR;
        return {...at(0, 0, 1), start: begins + start * HOUR, end: begins + end * HOUR};
      });
      return {...paper(entries, {from, to, carried, ...running === undefined ? {} : {running}}, MONDAY + 14 * 24 * HOUR + index), id: id as Hex};
    });
    const found = weeksOf(job(papers, {
      periods: periods.map(row => ({running: false, ...row, memo: row.memo as Hex})),
      claimed: Object.entries(claimed).map(([id, sum]) => ({timesheet: id as Hex, sum, open: true, looked: looked.includes(id)})),
      vouchers: vouchers.map((memo, index) => ({total: String(index + 1), memo: memo as Hex, by: parseAddress(client.address), at: 1})),
    }));
    assert.deepEqual(found.map(week => ({
      from: week.sheet.body.from, adds: String(adds(week, {changes: []})),
      odd: week.odd.map(({kind}) => kind).filter(kind => ['twice', 'carried', 'later', 'claim'].includes(kind)),
    })), waits, what);
  }
});

test('the week\'s cap is not there twice because a timesheet leaves out what the one before counted', () => {
  // Of a month that ends on a Wednesday the week goes on in the next.
  const before = paper([at(0, 8, 18), at(1, 8, 18)], {from: '2026-11-09', to: '2026-11-10'});
  const after = (carried: number): Paper<Timesheet> => paper([at(2, 8, 12)], {from: '2026-11-11', to: '2026-11-15', carried});
  const odd = (carried: number): object[] => weeksOf(job([before, after(carried)]))[1]!.odd
    .filter(({kind}) => kind === 'carried').map(({value}) => ({value}));
  assert.deepEqual(odd(1200), []);
  assert.deepEqual(odd(900), [{value: 300}]);
});

test('a lent key approves by the rate that the hub had seen then, and nothing of which a person has struck an hour', () => {
  const lent = {
    key: parseAddress(client.address), by: parseAddress(client.address), limit: '1000', dayMinutes: 300, weekMinutes: 600,
    until: 1, signature: '0x', exposed: '1000',
  } as const;
  const rate = (amount: string, source = 's') => ({price: {amount, currency: 'EUR'}, source, at: MONDAY + 7 * 24 * HOUR});
  const week = (seen: ReturnType<typeof rate>[], more: object = {}) => {
    const sheet = paper([at(0, 8, 12)], {running: true, conversion: rate('100.0')});
    const then = new Map(seen.map(one => [one.at, one]));
    return weeksOf(job([sheet], {
      standing: lent, then, rule: {...RULE, rate: {amount: '6', currency: 'EUR'}, source: 's', ...more},
    } as object))[0]!;
  };
  const may = (of: ReturnType<typeof week>): boolean => mayApprove(of, lent, 100n, MONDAY);
  assert.equal(may(week([rate('100')])), true);
  assert.equal(may(week([])), false);
  assert.equal(may(week([rate('100.5')])), false);
  assert.equal(may(week([rate('100', 'another')])), false);
  assert.deepEqual(week([rate('110')]).odd.map(({kind, value}) => `${kind} ${value}`), ['then 9']);
  assert.deepEqual(week([rate('100')], {source: 'other'}).odd.map(({kind}) => kind), ['source']);
  // The next version of the hours still has what the client struck.
  const first = paper([at(0, 8, 10), at(1, 8, 10)], {running: true}, 1);
  const body = {v: 1, salt: '0x', agreement: '0xaa', timesheet: first.id, changes: [{entry: 1, reason: 'no'}], amount: '120'};
  const approval = {...first, id: random.hex(32), body: body as unknown as Approval};
  const next = (approvals: Paper<Approval>[]) => weeksOf(job([first, paper([at(0, 8, 10), at(1, 8, 10), at(2, 8, 10)], {running: true})], {
    standing: lent, approvals, approved: '120', vouchers: [{total: '120', memo: approval.id, by: first.author, at: 1}],
  }))[0]!;
  assert.equal(mayApprove(next([approval]), lent, 100n, MONDAY), false);
  assert.equal(mayApprove(next([]), lent, 100n, MONDAY), true);
});
