// What is unusual about noted hours, said kindly before they are handed in; and what keeps them from it.
import {dayOf, faultsOf, plusDays, secondsOf, type Entry, type Fault, type Hourly} from './timesheet.ts';
import {clock, moments, offsetAt} from './zone.ts';

/** long: over ten hours; off: on a Saturday or Sunday; clock: clocks changed meanwhile; ahead: in the time to come. */
export type Odd = 'tenHours' | 'dayOff' | 'clock' | 'ahead';

const LONG = 10 * 3600;

export interface Remark {
  readonly index: number;
  readonly what: Odd | Fault;
  /** Whether the hours cannot be handed in so. */
  readonly stops: boolean;
}

/** @param entries in order of their start @param now seconds since 1970 */
export function remarks(entries: readonly Entry[], rule: Hourly, from: string, to: string, now: number): Remark[] {
  const faults = faultsOf(entries, from, to).map(({index, fault}): Remark => ({index, what: fault, stops: true}));
  const odd = entries.flatMap((entry, index): Remark[] => {
    const found: [boolean, Odd, boolean][] = [
      [secondsOf(entry) > LONG && entry.end - entry.start <= 86_400, 'tenHours', false],
      [isWeekend(dayOf(entry)), 'dayOff', false],
      [entry.end > entry.start && offsetAt(rule.zone, entry.start) !== offsetAt(rule.zone, entry.end), 'clock', false],
      [entry.end > now + 60, 'ahead', true],
    ];
    return found.filter(([is]) => is).map(([, what, stops]) => ({index, what, stops}));
  });
  return [...faults, ...odd].sort((a, b) => a.index - b.index);
}

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** The entries of the last day before this one that has any, at the same times of the zone's clock, without their notes. */
export function copied(entries: readonly Entry[], day: string, zone: string): Entry[] {
  const last = entries.map(dayOf).filter(other => other < day).sort().at(-1);
  return entries.filter(entry => dayOf(entry) === last).flatMap(({start: began, end: ended, pause, task}) => {
    const [start, end] = [began, ended].map(at => {
      const local = clock(zone, at);
      const later = Math.round((Date.parse(local.slice(0, 10)) - Date.parse(last!)) / 86_400_000);
      return moments(zone, plusDays(day, later) + local.slice(10))[0];
    });
    return start === undefined || end === undefined || end - start <= pause * 60
      ? []
      : [{start, end, offset: offsetAt(zone, start), pause, manual: true, ...task === undefined ? {} : {task}}];
  });
}
