// What coins are worth now, as the hub has it, and whether a client may take that instead of a timesheet's rate: the same bounds
// as RateBounds in Java.
import {get} from '../api.ts';
import type {Conversion, Hourly} from '../hours/timesheet.ts';
import type {Token} from '../hours/wage.ts';

/** Seconds since it was so, at most. */
export const STALE = 3600;
/** Percent by which two may differ. */
export const JUMP = 20;

interface Told {
  readonly coin: string;
  readonly currency: string;
  readonly usable: boolean;
  readonly price?: string;
  readonly source?: string;
  readonly at?: number;
}

/** @param at then, in seconds since 1970; absent: now */
export const toldRates = async (at?: number): Promise<readonly Told[]> =>
  (await get<{rates: readonly Told[]}>(`/api/rates${at === undefined ? '' : `?at=${at}`}`)).rates;

/** The one that could be signed now. */
export function rateOf(all: readonly Told[], {rate}: Hourly, {symbol}: Token): Conversion | undefined {
  const found = all.find(({coin, currency, usable}) => usable && coin === symbol && currency === rate.currency);
  return found?.price === undefined || found.source === undefined || found.at === undefined
    ? undefined
    : {price: {amount: found.price, currency: found.currency}, source: found.source, at: found.at};
}

/** Percent of the second by which the first is above it, or below. */
export const apart = (one: Conversion, other: Conversion): number =>
  (Number(one.price.amount) - Number(other.price.amount)) / Number(other.price.amount) * 100;

/** Whether it may be taken in place of the other. */
export const mayReplace = (rate: Conversion, other: Conversion, now: number): boolean =>
  now - rate.at <= STALE && Math.abs(apart(rate, other)) <= JUMP;
