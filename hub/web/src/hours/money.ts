// How far the money has come: earned, handed in, approved, secured, drawn; and whether the fund covers the hours to come.
import type {Hex} from '../bytes.ts';
import type {Sheet, State} from './state.ts';
import {tally} from './tally.ts';
import {lastDay, monday, plusDays, type Conversion, type Hourly} from './timesheet.ts';
import {converts, wage, type Token} from './wage.ts';

/** In the smallest unit; each holds those after it. */
export interface Money {
  readonly earned: bigint;
  readonly handed: bigint;
  readonly approved: bigint;
  readonly secured: bigint;
  readonly drawn: bigint;
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const over = (a: bigint, b: bigint): bigint => larger(a - b, 0n);

/** @returns nothing where a conversion is needed and none is there */
export function worthOf(rule: Hourly, token: Token, sheet: Sheet['body'] | {from: string; carried: number; entries: Sheet['body']['entries']; conversion?: Conversion}): bigint | undefined {
  return sheet.conversion === undefined && converts(rule, token)
    ? undefined
    : wage(rule, token, sheet.conversion)(tally(rule, sheet).paid);
}

/** The one of each period that counts: the last, unless a final one before it was approved. By the period's first day. */
export function counting(sheets: readonly Sheet[], approved: ReadonlySet<Hex>): Map<string, Sheet> {
  const counts = new Map<string, Sheet>();
  for (const sheet of sheets) {
    const before = counts.get(sheet.body.from);
    if (before === undefined || before.body.running === true || !approved.has(before.id)) {
      counts.set(sheet.body.from, sheet);
    }
  }
  return counts;
}

/** What vouchers and claims have paid of each period already, by its first day. */
export function settled(
  state: Pick<State, 'vouchers' | 'held'>, sheets: readonly Sheet[], answers: ReadonlyMap<Hex, Hex>,
): {byPeriod: Map<string, bigint>; approved: Set<Hex>} {
  const period = new Map(sheets.map(sheet => [sheet.id, sheet.body.from]));
  const byPeriod = new Map<string, bigint>();
  const approved = new Set<Hex>();
  const add = (from: string | undefined, sum: bigint): void => {
    if (from !== undefined) {
      byPeriod.set(from, (byPeriod.get(from) ?? 0n) + sum);
    }
  };
  let before = 0n;
  for (const {total, memo, period: known} of state.vouchers) {
    const sheet = answers.get(memo) ?? memo;
    approved.add(sheet);
    add(period.get(sheet) ?? known, BigInt(total) - before);
    before = BigInt(total);
  }
  // A claim may be for several weeks.
  for (const {timesheet, sum, period: known} of state.held) {
    add(period.get(timesheet) ?? known, BigInt(sum));
  }
  return {byPeriod, approved};
}

/** @param open what is noted and not handed in, beyond what was handed in of the same periods */
export function moneyOf(
  state: State, rule: Hourly, sheets: readonly Sheet[], answers: ReadonlyMap<Hex, Hex>, open = 0n,
): Money {
  const funded = BigInt(state.funded ?? 0);
  const drawn = BigInt(state.drawn ?? 0);
  const approved = larger(BigInt(state.approved ?? 0), drawn);
  const {byPeriod, approved: looked} = settled(state, sheets, answers);
  let handed = approved;
  for (const [from, sheet] of counting(sheets, looked)) {
    const final = sheet.body.running !== true && looked.has(sheet.id);
    handed += final ? 0n : over(worthOf(rule, state.token, sheet.body) ?? 0n, byPeriod.get(from) ?? 0n);
  }
  return {earned: handed + open, handed, approved, secured: larger(smaller(approved, funded), drawn), drawn};
}

/**
 * Minutes that may still be paid in a period: up to the week's cap, or at the pace of the days gone by.
 * @param paid minutes of the period so far @param today a day; the period's first for one that has not begun
 */
export function toCome({weekly, period}: Hourly, from: string, today: string, paid: number): number {
  const to = lastDay(period, from);
  const days = (first: string, last: string): number => Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1;
  if (weekly !== undefined) {
    const weeks = days(monday(from), plusDays(monday(to), 6)) / 7;
    return Math.max(0, weekly * weeks - paid);
  }
  const gone = Math.max(1, Math.min(days(from, to), days(from, today)));
  return Math.ceil(paid / gone * (days(from, to) - gone));
}

/** What of the fund is not approved, handed in or earned. */
export const free = ({funded}: Pick<State, 'funded'>, {earned}: Money): bigint => over(BigInt(funded ?? 0), earned);

/** What must be added so that this period and the next are covered; zero: nothing. */
export const toTopUp = (state: Pick<State, 'funded'>, money: Money, worth: bigint): bigint =>
  over(money.earned + worth, BigInt(state.funded ?? 0));
