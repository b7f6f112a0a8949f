// What of a timesheet other timesheets of the agreement have as well. Each is for days of its own, and says what earlier ones
// counted of its first week: one that does not would have hours paid twice, or the week's cap be there twice.
import type {Hex} from '../bytes.ts';
import {tally} from '../hours/tally.ts';
import {dayOf, lastDay, monday, type Timesheet} from '../hours/timesheet.ts';
import type {Job, Paper} from './data.ts';

type Sheet = Paper<Timesheet>;

/**
 * Of each other first day the one that was approved as it was over, or else the newest; and all that were approved or claimed,
 * also those in whose place others came.
 */
function others({sheets, claimed}: Pick<Job, 'sheets' | 'claimed'>, {body: {from}}: Sheet, approved: ReadonlySet<Hex>): Sheet[][] {
  const days = [...new Set(sheets.map(({body}) => body.from))].filter(day => day !== from);
  return days.map(day => {
    const same = sheets.filter(({body}) => body.from === day);
    const last = same.find(({id, body}) => approved.has(id) && body.running !== true) ?? same.at(-1)!;
    return same.filter(one => one === last || approved.has(one.id) || claimed.some(({timesheet}) => timesheet === one.id));
  });
}

/**
 * Whether another has days or hours of it, also one that was approved or claimed before others came in its place, or another
 * period that was approved has days of it: where its last day is not known, up to the end of the pay period.
 */
export function isTwice(
  job: Pick<Job, 'sheets' | 'periods' | 'claimed' | 'rule'>, sheet: Sheet, approved: ReadonlySet<Hex>,
): boolean {
  const {from, to, entries} = sheet.body;
  return job.periods.some(one => one.period !== from && one.period <= to && (one.to ?? lastDay(job.rule.period, one.period)) >= from)
    || others(job, sheet, approved).flat().some(({body}) => body.from <= to && body.to >= from
      || entries.some(one => body.entries.some(other => one.start < other.end && other.start < one.end)));
}

/** Minutes that a timesheet counts of the week which begins on a Monday. */
const countedOf = ({rule}: Pick<Job, 'rule'>, {body}: Sheet, week: string): number =>
  tally(rule, body).lines.filter(({entry}) => monday(dayOf(entry)) === week).reduce((sum, {counted}) => sum + counted, 0);

/** Minutes that earlier timesheets counted of its first week, and that it does not say. */
export function uncarried(job: Pick<Job, 'sheets' | 'claimed' | 'rule'>, sheet: Sheet, approved: ReadonlySet<Hex>): number {
  const {from, carried} = sheet.body;
  const counted = others(job, sheet, approved).map(same => same.filter(({body}) => body.to < from))
    .reduce((sum, same) => sum + Math.max(0, ...same.map(other => countedOf(job, other, monday(from)))), 0);
  return Math.max(0, counted - carried);
}

/** Minutes of a week counted up to its end, and that a timesheet which is there already and goes on with the week does not say. */
export function unsaid(job: Pick<Job, 'sheets' | 'claimed' | 'rule'>, sheet: Sheet, approved: ReadonlySet<Hex>): number {
  const {from, to, carried} = sheet.body;
  return Math.max(0, ...others(job, sheet, approved).flat().filter(({body}) => body.from > to).map(({body}) => {
    const week = monday(body.from);
    return countedOf(job, sheet, week) + (monday(from) === week ? carried : 0) - body.carried;
  }));
}
