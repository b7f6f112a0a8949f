// Which weeks wait, and by how much each raises what is approved.
import type {Conversion, Timesheet} from '../hours/timesheet.ts';
import {approved, type Approved, type Change} from './approved.ts';
import type {Job, Paper} from './data.ts';
import {oddities, type Oddity} from './odd.ts';
import {claimedOf, finishedOf, larger, paidOf} from './paid.ts';

/** What a client decided about a week that waits. */
export interface Decision {
  readonly changes: readonly Change[];
  readonly conversion?: Conversion;
}

/** A timesheet that waits. */
export interface Week {
  readonly job: Job;
  readonly sheet: Paper<Timesheet>;
  readonly worth: Approved;
  /** What earlier timesheets of the same days were approved for. */
  readonly before: bigint;
  /** What claims hold of them, or have paid. */
  readonly claimed: bigint;
  /** Whether the client changed something about hours of the same days before. */
  readonly answered: boolean;
  readonly odd: readonly Oddity[];
}

/** By the first day; a later timesheet of the same days takes the place of one that is running. */
export function weeksOf(job: Job): Week[] {
  const finished = finishedOf(job);
  return [...new Set(job.sheets.map(({body}) => body.from))].sort().flatMap(from => {
    const sheet = job.sheets.findLast(({body}) => body.from === from)!;
    const known = job.periods.find(({period}) => period === from);
    const before = finished.filter(each => each.sheet.body.from === from);
    if (known?.running === false || before.some(each => each.sheet.id === sheet.id || each.sheet.body.running !== true)) {
      return [];
    }
    const worth = approved(job.rule, job.token, sheet.body);
    const paid = paidOf(job, from, before);
    const of = new Set(job.sheets.filter(({body}) => body.from === from).map(({id}) => id));
    const week = {
      job, sheet, worth, before: paid, claimed: claimedOf(job, from),
      answered: job.approvals.some(({body}) => of.has(body.timesheet) && body.changes.length > 0),
    };
    const others = finished.filter(each => each.sheet.body.from !== from && each.sheet.body.running !== true);
    const done = new Set(finished.map(each => each.sheet.id));
    return worth.amount > paid + week.claimed ? [{...week, odd: oddities(week, others, done)}] : [];
  });
}

/** Hours that became a claim, which waits to be answered. */
export const claims = (job: Job): readonly {readonly sheet: Paper<Timesheet>; readonly sum: bigint}[] =>
  job.claimed.flatMap(({timesheet, sum, open}) => {
    const sheet = job.sheets.find(({id}) => id === timesheet);
    return sheet === undefined || !open ? [] : [{sheet, sum: BigInt(sum)}];
  });

/** On which the next voucher builds. */
export function base({approved: total, drawn}: Pick<Job, 'approved' | 'drawn'>): bigint {
  return larger(BigInt(total), BigInt(drawn));
}

/** What a week adds when it is approved so; below zero: more was approved already. */
export const adds = ({job, sheet, before, claimed}: Week, {changes, conversion}: Decision): bigint =>
  approved(job.rule, job.token, sheet.body, changes, conversion ?? sheet.body.conversion).amount - before - claimed;
