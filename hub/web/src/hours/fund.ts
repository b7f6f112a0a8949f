// What hours cost, exactly: the first fund and the largest claim that the form of the terms proposes.
import {smallest} from '../ui/amounts.ts';

/** @property price of one whole coin or token, in the currency @property source who says so */
export interface Rate {
  readonly price: string;
  readonly source: string;
}

/** By currency; the coin or token that is paid is among them, at 1. */
export type Rates = Readonly<Record<string, Rate>>;

const WEEK = 7 * 24 * 60;
/** The days of the longest month. */
const MONTH = 31;

/** Hours of a week as typed, in minutes; undefined: no cap. */
export function minutesOf(hours: string): number | undefined | 'wrong' {
  const text = hours.trim().replace(',', '.');
  if (text === '') {
    return undefined;
  }
  const minutes = /^\d{1,3}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 60) : 0;
  return minutes < 1 || minutes > WEEK ? 'wrong' : minutes;
}

/** The most minutes of a period that are paid, of the longest month. */
export const periodMinutes = (weekly: number, period: string): number =>
  (period === 'month' ? Math.ceil(weekly * MONTH / 7) : weekly);

/**
 * What so many periods cost at the cap, in the smallest unit, never less than they cost; what is converted
 * into a coin of more than eight decimals in whole hundred-millionths. Undefined when the rate is no number yet.
 * @param price of one whole coin in the rate's currency
 */
export function fundFor(rate: string, price: string, decimals: number, minutes: number, periods: number): bigint | undefined {
  try {
    const cost = smallest(rate.trim(), 18) * 10n ** BigInt(decimals) * BigInt(minutes * periods);
    const step = price === '1' ? 1n : 10n ** BigInt(Math.max(0, decimals - 8));
    const fund = ceil(ceil(cost, 60n * smallest(price, 18)), step) * step;
    return fund === 0n ? undefined : fund;
  } catch {
    return undefined;
  }
}

const ceil = (whole: bigint, by: bigint): bigint => (whole + by - 1n) / by;

/**
 * A period that nobody looked at has to fit into one claim; where a currency is converted it costs half as much again when
 * coin has lost a third of its worth by then. Never more than the fund.
 */
export function claimFor(fund: bigint, periods: number, same: boolean): bigint {
  const claim = ceil(fund * (same ? 2n : 3n), BigInt(2 * periods));
  return claim < fund ? claim : fund;
}
