// What a timesheet's entries count for: rounded by the rule, and above the week's cap nothing. The same as in Java.
import {dayOf, monday, secondsOf, type Entry, type Hourly} from './timesheet.ts';

/** In minutes. `counted` after rounding, where days are rounded its share in the day's; `paid` of them within the cap. */
export interface Line {
  readonly entry: Entry;
  readonly counted: number;
  readonly paid: number;
}

export interface Tally {
  readonly lines: readonly Line[];
  /** Seconds worked, without breaks. */
  readonly seconds: number;
  /** Minutes. */
  readonly counted: number;
  readonly paid: number;
}

type Sheet = {readonly from: string; readonly carried: number; readonly entries: readonly Entry[]};

/** Minutes that count of so many seconds; a half goes up where the nearest counts. */
export function rounded({minutes, mode}: Hourly['rounding'], seconds: number): number {
  const unit = minutes * 60;
  const more = {down: 0, nearest: unit / 2, up: unit - 1}[mode];
  return Math.floor((seconds + more) / unit) * minutes;
}

/** The same for everybody who knows the scope and the timesheet. */
export function tally(rule: Hourly, {from, carried, entries}: Sheet): Tally {
  const days = new Map<string, number>();
  const weeks = new Map<string, number>([[monday(from), carried]]);
  const lines = entries.map(entry => {
    const counted = countedOf(rule.rounding, entry, days);
    return {entry, counted, paid: within(rule.weekly, entry, counted, weeks)};
  });
  const sum = (of: (line: Line) => number): number => lines.reduce((all, line) => all + of(line), 0);
  return {lines, seconds: sum(line => secondsOf(line.entry)), counted: sum(line => line.counted), paid: sum(line => line.paid)};
}

/** Of a day that is rounded as one, each entry gets what it moves the day's sum by: together they are the day. */
function countedOf(rounding: Hourly['rounding'], entry: Entry, days: Map<string, number>): number {
  if (rounding.each === 'entry') {
    return rounded(rounding, secondsOf(entry));
  }
  const day = dayOf(entry);
  const before = days.get(day) ?? 0;
  const after = before + secondsOf(entry);
  days.set(day, after);
  return rounded(rounding, after) - rounded(rounding, before);
}

/** The first hours of a week are paid, whatever comes later. */
function within(weekly: number | undefined, entry: Entry, counted: number, weeks: Map<string, number>): number {
  if (weekly === undefined) {
    return counted;
  }
  const week = monday(dayOf(entry));
  const before = weeks.get(week) ?? 0;
  weeks.set(week, before + counted);
  return Math.min(counted, Math.max(0, weekly - before));
}
