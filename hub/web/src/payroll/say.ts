// How weeks are told: periods, hours, sums.
import {shortened} from './short.ts';
import {shown} from '../hours/shown.ts';
import {coins, sayPrice} from '../ui/words.ts';
import {dayOf, type Conversion, type Entry} from '../hours/timesheet.ts';
import {clock} from '../hours/zone.ts';
import type {Job, Payroll} from './data.ts';
import type {Oddity} from './odd.ts';
import {say} from './texts.ts';

const language = (): string => document.documentElement.lang;

const day = (text: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language(), {...options, timeZone: 'UTC'}).format(Date.parse(text));

export const sayPeriod = (from: string, to: string): string =>
  new Intl.DateTimeFormat(language(), {day: 'numeric', month: 'short', timeZone: 'UTC'})
    .formatRange(Date.parse(from), Date.parse(to));

export const sayDay = (entry: Entry): string => day(dayOf(entry), {weekday: 'short', day: 'numeric', month: 'short'});

/** 8:05 for 485 minutes. */
export const sayHours = (minutes: number): string =>
  say('hours', `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`);

/** By the clock of the agreement's zone. */
export const sayTimes = ({start, end}: Entry, zone: string): string =>
  `${clock(zone, start).slice(11)}–${clock(zone, end).slice(11)}`;

export const sayMoney = (amount: bigint, {token}: Pick<Job, 'token'>): string =>
  coins(shown(amount, token.decimals), token.decimals, token.symbol);

/** Sums of several agreements, by what they pay in. */
export function saySums(sums: readonly {readonly job: Pick<Job, 'token'>; readonly amount: bigint}[]): string {
  const byToken = new Map<string, {job: Pick<Job, 'token'>; amount: bigint}>();
  for (const {job, amount} of sums) {
    const key = JSON.stringify(job.token);
    byToken.set(key, {job, amount: (byToken.get(key)?.amount ?? 0n) + amount});
  }
  return [...byToken.values()].map(({job, amount}) => sayMoney(amount, job)).join(' + ');
}

/** By the reader's clock. @param at in seconds since 1970 */
export const sayMoment = (at: number): string =>
  new Intl.DateTimeFormat(language(), {dateStyle: 'medium', timeStyle: 'short'}).format(at * 1000);

/** Price, source and time of a rate. */
export const sayRate = ({price, source, at}: Conversion): [string, string, string] =>
  [sayPrice(price), source, sayMoment(at)];

/** With its sign. */
export const sayPercent = (percent: number): string =>
  new Intl.NumberFormat(language(), {style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 1}).format(percent / 100);

export const sayWorker = ({name, worker}: Payroll['jobs'][number]): string =>
  name ?? shortened(worker);

export function sayOddity({kind, value, entry}: Oddity, entries: readonly Entry[]): string {
  const when = entry === undefined ? '' : sayDay(entries[entry]!);
  switch (kind) {
    case 'long': return say('odd.long', when, sayHours(value));
    case 'night': return say('odd.night', when);
    case 'future': return say('odd.future', when);
    case 'far': return say('odd.far', value);
    case 'cap': return say('odd.cap', sayHours(value));
    case 'stale': return say('odd.stale', value);
    case 'jump': return say('odd.jump', value);
    case 'apart': return say('odd.apart', value);
    case 'then': return say('odd.then', value);
    case 'source': return say('odd.source');
    case 'twice': return say('odd.twice');
    case 'carried': return say('odd.carried', sayHours(value));
    case 'later': return say('odd.later', sayHours(value));
    case 'claim': return say('odd.claim');
  }
}
