// Which weeks wait, and by how much each raises what is approved.
import type {Hex} from '../bytes.ts';
import type {Conversion, Timesheet} from '../hours/timesheet.ts';
import {approved, requireApproval, type Approved, type Change} from './approved.ts';
import type {Job, Paper} from './data.ts';
import {oddities, type Oddity} from './odd.ts';

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

interface Done {
  readonly sheet: Paper<Timesheet>;
  readonly worth: Approved;
  /** What the voucher names: the timesheet, or the approval with changes. */
  readonly memo: Hex;
}

/** What was approved of a timesheet, by itself or by an approval with changes; nothing when it was not. */
function done(job: Job, sheet: Paper<Timesheet>, memos: ReadonlySet<Hex>): Done | undefined {
  if (memos.has(sheet.id)) {
    return {sheet, worth: approved(job.rule, job.token, sheet.body), memo: sheet.id};
  }
  const approval = job.approvals.find(({id, body}) => body.timesheet === sheet.id && memos.has(id));
  return approval === undefined
    ? undefined
    : {sheet, worth: requireApproval(job.rule, job.token, sheet.id, sheet.body, approval.body), memo: approval.id};
}

/**
 * Up to what a period is approved, without what claims hold of it: as whoever approved it said. Where a later voucher names
 * a timesheet of it and nobody said so, all that this is worth, as it is not known what of it a claim had.
 */
function paidOf({vouchers}: Job, known: Job['periods'][number] | undefined, before: readonly Done[]): bigint {
  const place = (memo: Hex | undefined): number => vouchers.findIndex(voucher => voucher.memo === memo);
  const said = place(known?.memo);
  return before.filter(({memo}) => place(memo) > said)
    .reduce((most, {worth}) => larger(most, worth.amount), BigInt(known?.worth ?? 0));
}

/** By the first day; a later timesheet of the same days takes the place of one that is running. */
export function weeksOf(job: Job): Week[] {
  const memos = new Set(job.vouchers.map(({memo}) => memo));
  const finished = job.sheets.map(sheet => done(job, sheet, memos)).filter(each => each !== undefined);
  return [...new Set(job.sheets.map(({body}) => body.from))].sort().flatMap(from => {
    const sheet = job.sheets.findLast(({body}) => body.from === from)!;
    const known = job.periods.find(({period}) => period === from);
    const before = finished.filter(each => each.sheet.body.from === from);
    if (known?.running === false || before.some(each => each.sheet.id === sheet.id || each.sheet.body.running !== true)) {
      return [];
    }
    const worth = approved(job.rule, job.token, sheet.body);
    const paid = paidOf(job, known, before);
    const of = new Set(job.sheets.filter(({body}) => body.from === from).map(({id}) => id));
    const week = {
      job, sheet, worth, before: paid, claimed: claimedOf(job, of),
      answered: job.approvals.some(({body}) => of.has(body.timesheet) && body.changes.length > 0),
    };
    const others = finished.filter(each => each.sheet.body.from !== from && each.sheet.body.running !== true);
    const done = new Set(finished.map(each => each.sheet.id));
    return worth.amount > paid + week.claimed ? [{...week, odd: oddities(week, others, done)}] : [];
  });
}

const claimedOf = ({claimed}: Job, sheets: ReadonlySet<Hex>): bigint =>
  claimed.filter(({timesheet}) => sheets.has(timesheet)).reduce((all, {sum}) => all + BigInt(sum), 0n);

/** Hours that became a claim, which waits to be answered. */
export const claims = (job: Job): readonly {readonly sheet: Paper<Timesheet>; readonly sum: bigint}[] =>
  job.claimed.flatMap(({timesheet, sum, open}) => {
    const sheet = job.sheets.find(({id}) => id === timesheet);
    return sheet === undefined || !open ? [] : [{sheet, sum: BigInt(sum)}];
  });

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** On which the next voucher builds. */
export function base({approved: total, drawn}: Pick<Job, 'approved' | 'drawn'>): bigint {
  return larger(BigInt(total), BigInt(drawn));
}

/** What a week adds when it is approved so; below zero: more was approved already. */
export const adds = ({job, sheet, before, claimed}: Week, {changes, conversion}: Decision): bigint =>
  approved(job.rule, job.token, sheet.body, changes, conversion ?? sheet.body.conversion).amount - before - claimed;
