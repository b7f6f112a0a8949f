import assert from 'node:assert/strict';
import test from 'node:test';
import type {Hex} from '../src/bytes.ts';
import {minutesOf, type Agreement, type Document, type Library, type Payment} from '../src/books/paid.ts';
import {withMinutes} from '../src/books/table.ts';
import {approved} from '../src/payroll/approved.ts';
import type {Hourly, Timesheet} from '../src/hours/timesheet.ts';

const AGREEMENT = `0x${'a1'.repeat(32)}` as Hex;
const [WORKER, CLIENT, APPROVER] = ['0xWorker', '0xClient', '0xApprover'];
const TOKEN = {symbol: 'rBTC', decimals: 18};
const RULE: Hourly = {
  rate: {amount: '0.001', currency: 'rBTC'}, period: 'week', zone: 'UTC',
  rounding: {minutes: 1, mode: 'down', each: 'day'},
};
const TERMS = {
  terms: {message: {scope: '0xscope', worker: WORKER, client: CLIENT, approver: APPROVER}}, token: TOKEN,
} as unknown as Agreement;
const MONDAYS = ['2026-11-09', '2026-11-16'] as const;
const SUNDAYS = ['2026-11-15', '2026-11-22'] as const;

const sheet = (week: 0 | 1, hours: number, agreement = AGREEMENT): Timesheet => {
  const start = Date.parse(`${MONDAYS[week]}T08:00:00Z`) / 1000;
  return {
    v: 1, salt: '0x', agreement, from: MONDAYS[week], to: SUNDAYS[week], carried: 0,
    entries: [{start, end: start + hours * 3600, offset: 0, pause: 0, manual: false}],
  };
};

const shelf = (sheets: Record<string, object>): Library => id => Promise.resolve(({
  '0xscope': {kind: 'scope', author: CLIENT, body: {hourly: RULE}}, ...sheets,
} as unknown as Record<string, Document>)[id]);

const by = (author: string, kind: string, body: object): object => ({author, kind, body});
const handed = (week: 0 | 1, hours: number): object => by(WORKER!, 'timesheet', sheet(week, hours));
const ids = (...names: string[]): Hex[] => names as Hex[];
const payment = (rest: Partial<Payment>): Payment => ({line: 0, agreement: AGREEMENT, gross: '0', ...rest});

test('a draw of two weeks is for the hours of both', async () => {
  const library = shelf({'0x1': handed(0, 6), '0x2': handed(1, 3)});
  assert.equal(await minutesOf(payment({approved: ids('0x1', '0x2'), before: []}), TERMS, library), 540);
});

test('a week that runs is counted by what was added, though another one is approved in between', async () => {
  const library = shelf({'0x1': handed(1, 2), '0x2': handed(0, 7), '0x3': handed(1, 5)});
  assert.equal(await minutesOf(payment({approved: ids('0x3'), before: ids('0x1', '0x2')}), TERMS, library), 180);
});

test('what the client changed counts as changed, and only when it follows', async () => {
  const changes = [{entry: 0, start: sheet(0, 6).entries[0]!.start, end: sheet(0, 4).entries[0]!.end, pause: 0, reason: 'noon'}];
  const {amount} = approved(RULE, TOKEN, sheet(0, 6), changes);
  const approval = {timesheet: '0x1', agreement: AGREEMENT, changes, amount: String(amount)};
  const with_ = (author: string, more: object): Library => shelf({
    '0x1': handed(0, 6), '0x2': by(author, 'approval', {...approval, ...more}),
  });
  const paid = payment({approved: ids('0x2')});
  assert.equal(await minutesOf(paid, TERMS, with_(APPROVER!, {})), 240);
  await assert.rejects(minutesOf(paid, TERMS, with_(WORKER!, {})), TypeError);
  await assert.rejects(minutesOf(paid, TERMS, with_(CLIENT!, {amount: String(amount + 1n)})), TypeError);
});

test('a timesheet of somebody else or of another agreement is none', async () => {
  const paid = payment({approved: ids('0x1')});
  await assert.rejects(minutesOf(paid, TERMS, shelf({'0x1': by(CLIENT!, 'timesheet', sheet(0, 6))})), TypeError);
  const other = sheet(0, 6, `0x${'b2'.repeat(32)}` as Hex);
  await assert.rejects(minutesOf(paid, TERMS, shelf({'0x1': by(WORKER!, 'timesheet', other)})), TypeError);
});

test('a claim is for the hours of its timesheet when it is for all of them and nothing else', async () => {
  const library = shelf({'0x1': handed(0, 6)});
  const gross = 6n * 10n ** 15n;
  assert.equal(await minutesOf(payment({claimed: '0x1' as Hex, gross: String(gross)}), TERMS, library), 360);
  assert.equal(await minutesOf(payment({claimed: '0x1' as Hex, gross: String(gross + 1n)}), TERMS, library), undefined);
});

test('what is not paid by the hour has no hours, nor a bonus of which nobody has the memo', async () => {
  const fixed = shelf({'0xscope': by(CLIENT!, 'scope', {})});
  assert.equal(await minutesOf(payment({approved: ids('0x1')}), TERMS, fixed), undefined);
  assert.equal(await minutesOf(payment({approved: ids('0xbonus')}), TERMS, shelf({})), undefined);
});

test('the table gets a column of minutes, by row', () => {
  const plain = 'kind,other\r\nreceived,"Lindqvist, Greta"\r\nreceived,\r\n';
  assert.equal(
    withMinutes(plain, new Map([[1, 90]])),
    'kind,other,minutes\r\nreceived,"Lindqvist, Greta",\r\nreceived,,90\r\n',
  );
});
