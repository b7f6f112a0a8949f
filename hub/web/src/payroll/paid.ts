// What was paid of periods already: by vouchers, and by claims.
import type {Hex} from '../bytes.ts';
import type {Timesheet} from '../hours/timesheet.ts';
import {approved, requireApproval, type Approved} from './approved.ts';
import type {Job, Paper} from './data.ts';

/** A timesheet that was approved. */
export interface Done {
  readonly sheet: Paper<Timesheet>;
  readonly worth: Approved;
  /** What the voucher names: the timesheet, or the approval with changes. */
  readonly memo: Hex;
}

export const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** By itself, or by an approval with changes; nothing when it was not. */
function done(job: Job, sheet: Paper<Timesheet>, memos: ReadonlySet<Hex>): Done | undefined {
  if (memos.has(sheet.id)) {
    return {sheet, worth: approved(job.rule, job.token, sheet.body), memo: sheet.id};
  }
  const approval = job.approvals.find(({id, body}) => body.timesheet === sheet.id && memos.has(id));
  return approval === undefined
    ? undefined
    : {sheet, worth: requireApproval(job.rule, job.token, sheet.id, sheet.body, approval.body), memo: approval.id};
}

export function finishedOf(job: Job): Done[] {
  const memos = new Set(job.vouchers.map(({memo}) => memo));
  return job.sheets.map(sheet => done(job, sheet, memos)).filter(each => each !== undefined);
}

/**
 * Up to what a period is approved, without what claims hold of it: as whoever approved it said. Where a later voucher names
 * a timesheet of it and nobody said so, all that this is worth, as it is not known what of it a claim had.
 * @param from its first day @param before what was approved of its timesheets
 */
export function paidOf({periods, vouchers}: Job, from: string, before: readonly Done[]): bigint {
  const known = periods.find(({period}) => period === from);
  const place = (memo: Hex | undefined): number => vouchers.findIndex(voucher => voucher.memo === memo);
  const said = place(known?.memo);
  return before.filter(({memo}) => place(memo) > said)
    .reduce((most, {worth}) => larger(most, worth.amount), BigInt(known?.worth ?? 0));
}

/** What claims hold of a period, or have paid. @param from its first day */
export function claimedOf({claimed, sheets}: Job, from: string): bigint {
  const of = new Set(sheets.filter(({body}) => body.from === from).map(({id}) => id));
  return claimed.filter(({timesheet}) => of.has(timesheet)).reduce((all, {sum}) => all + BigInt(sum), 0n);
}
