// Timesheets as documents hold them, and what the same record checks in Java. Days are texts as 2026-11-21, since they are
// days of a calendar and no moments.
import type {Hex} from '../bytes.ts';

/** Seconds since 1970; `offset` and `pause` in minutes; `manual`: typed in rather than timed. */
export interface Entry {
  readonly start: number;
  readonly end: number;
  /** How far the clock was ahead of UTC as it began. */
  readonly offset: number;
  readonly pause: number;
  readonly task?: string;
  readonly note?: string;
  readonly manual: boolean;
}

/** As prices in documents: a decimal number as text. */
export interface Price {
  readonly amount: string;
  readonly currency: string;
}

/** What one whole coin was worth; `at` in seconds since 1970. */
export interface Conversion {
  readonly price: Price;
  readonly source: string;
  readonly at: number;
}

/** How hours are paid: `hourly` of the scope. `weekly` and `minutes` in minutes; `source` says what a coin is worth. */
export interface Hourly {
  readonly rate: Price;
  readonly weekly?: number;
  readonly period: 'week' | 'month';
  readonly zone: string;
  readonly source?: string;
  readonly rounding: {
    readonly minutes: number;
    readonly mode: 'down' | 'nearest' | 'up';
    readonly each: 'entry' | 'day';
  };
}

export interface Timesheet {
  readonly v: 1;
  readonly salt: Hex;
  readonly agreement: Hex;
  readonly from: string;
  readonly to: string;
  readonly carried: number;
  readonly entries: readonly Entry[];
  readonly conversion?: Conversion;
  readonly running?: true;
}

export const DAY = 86_400;
const LONGEST = 31;
/** Of one timesheet. */
export const MOST_ENTRIES = 300;

/** Whole days since 1970; not a number when there is no such day. */
const number = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY / 1000;

const dayAt = (days: number): string => new Date(days * DAY * 1000).toISOString().slice(0, 10);

/** @throws TypeError when there is no such day */
export function plusDays(day: string, days: number): string {
  const at = number(day);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(at) || dayAt(at) !== day) {
    throw new TypeError(`not a day: ${day}`);
  }
  return dayAt(at + days);
}

/** Of the week that holds the day, as in ISO 8601. */
export const monday = (day: string): string => plusDays(day, -((((number(day) + 3) % 7) + 7) % 7));

/** The first day of the pay period that holds the day. */
export const firstDay = (period: Hourly['period'], day: string): string =>
  (period === 'week' ? monday(day) : `${day.slice(0, 8)}01`);

/** The last day of the pay period that holds the day. */
export const lastDay = (period: Hourly['period'], day: string): string => (period === 'week'
  ? plusDays(monday(day), 6)
  : plusDays(`${plusDays(`${day.slice(0, 8)}28`, 4).slice(0, 8)}01`, -1));

/** On which it began, by its own offset: so everybody finds the same day, whatever they know of time zones. */
export const dayOf = ({start, offset}: Pick<Entry, 'start' | 'offset'>): string =>
  dayAt(Math.floor((start + offset * 60) / DAY));

/** Worked, without the break. */
export const secondsOf = ({start, end, pause}: Pick<Entry, 'start' | 'end' | 'pause'>): number => end - start - pause * 60;

/**
 * What keeps an entry from being handed in. end: not after its start; long: over 24 hours; pause: all of it is break;
 * overlap: begins before the one before it has ended; outside: not of the period; day: over 24 hours together on its day;
 * many: too many entries for one timesheet.
 */
export type Fault = 'end' | 'long' | 'pause' | 'overlap' | 'outside' | 'day' | 'many';

/** @property index of the entry, from 0 */
export interface Found {
  readonly index: number;
  readonly fault: Fault;
}

/** The faults of entries that are in order of their start: none of a list that documents take. */
export function faultsOf(entries: readonly Entry[], from: string, to: string): Found[] {
  const worked = new Map<string, number>();
  let ended = -Infinity;
  return entries.flatMap((entry, index) => {
    const day = dayOf(entry);
    const sum = (worked.get(day) ?? 0) + Math.max(0, secondsOf(entry));
    worked.set(day, sum);
    const overlap = entry.start < ended;
    ended = Math.max(ended, entry.end);
    const faults: [boolean, Fault][] = [
      [entry.end <= entry.start, 'end'],
      [entry.end - entry.start > DAY, 'long'],
      [entry.end > entry.start && (entry.pause < 0 || secondsOf(entry) <= 0), 'pause'],
      [overlap, 'overlap'],
      [day < from || day > to, 'outside'],
      [sum > DAY && entry.end - entry.start <= DAY, 'day'],
      [index === MOST_ENTRIES, 'many'],
    ];
    return faults.filter(([is]) => is).map(([, fault]) => ({index, fault}));
  });
}

/**
 * Checks what somebody handed in, as the protocol does in Java.
 * @throws TypeError when it is no timesheet that anybody may sign
 */
export function requireTimesheet({from, to, carried, entries}: Timesheet): void {
  if (to < from || plusDays(from, LONGEST - 1) < plusDays(to, 0)) {
    throw new TypeError(`a timesheet is for 1 to ${LONGEST} days, not for ${from} to ${to}`);
  }
  if (!Number.isSafeInteger(carried) || carried < 0 || carried > 7 * DAY / 60) {
    throw new TypeError(`the minutes of an earlier timesheet are not ${carried}`);
  }
  const first = faultsOf(entries, from, to)[0];
  const odd = entries.findIndex(({start, end, offset, pause}) =>
    ![start, end, offset, pause].every(Number.isSafeInteger) || start < 0 || offset % 15 !== 0 || Math.abs(offset) > 18 * 60);
  if (first !== undefined || odd >= 0) {
    throw new TypeError(`entry ${(first?.index ?? odd) + 1} of the timesheet is wrong: ${first?.fault ?? 'times'}`);
  }
}
