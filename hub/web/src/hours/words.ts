// What the pages for hours say, in their language: a block of the page has it, so that no other page carries it.
import {shown} from './shown.ts';
import {block} from '../page.ts';
import {coins} from '../ui/words.ts';
import {counted} from './counted.ts';
import type {State} from './state.ts';

let words: Readonly<Record<string, string>> | undefined;

/** The text of the key, with {0}, {1}… replaced. */
export const say = (key: string, ...values: readonly (string | number)[]): string =>
  counted((words ??= block<Record<string, string>>('hours-texts') ?? {})[key] ?? key, values);

const language = (): string => document.documentElement.lang;

/** 7:30 for seconds, 0:05:09 with them. */
export function duration(seconds: number, fine = false): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours}:${two(minutes)}${fine ? `:${two(Math.floor(seconds) % 60)}` : ''}`;
}

/** A day of a calendar: Mon, 23 November. */
export const sayDay = (day: string): string =>
  new Intl.DateTimeFormat(language(), {weekday: 'short', day: 'numeric', month: 'long', timeZone: 'UTC'}).format(Date.parse(day));

/** A moment, by the clock of the zone. */
export const sayTime = (at: number, zone?: string): string =>
  new Intl.DateTimeFormat(language(), {dateStyle: 'medium', timeStyle: 'short', timeZone: zone}).format(at * 1000);

/** +1.5 % for 0.015. */
export const sayShare = (share: number): string =>
  new Intl.NumberFormat(language(), {style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 1}).format(share);

export const hourOf = (at: number, zone: string): string =>
  new Intl.DateTimeFormat(language(), {timeStyle: 'short', timeZone: zone}).format(at * 1000);

/** With what it is worth in the reader's currency, where a rate is known. */
export function sum(amount: bigint, {token, rates: [rate]}: Pick<State, 'token' | 'rates'>): string {
  const coin = coins(shown(amount, token.decimals), token.decimals, token.symbol);
  return rate === undefined
    ? coin
    : `${new Intl.NumberFormat(language(), {style: 'currency', currency: rate.currency})
      .format(Number(amount) / 10 ** token.decimals * Number(rate.price))} (${coin})`;
}
