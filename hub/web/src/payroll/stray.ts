// Claims that may be for other hours than they seem to be for. Of a claim for several weeks the worker alone says which part
// is for which; whoever approves hours that it has pays them twice.
import {approved} from './approved.ts';
import type {Job} from './data.ts';
import {claimedOf, finishedOf, larger, paidOf} from './paid.ts';

type Held = Job['claimed'][number];

/** What claims hold of timesheets that are not here: nothing tells of which hours. */
export const elsewhere = ({claimed, sheets}: Pick<Job, 'claimed' | 'sheets'>): readonly Held[] =>
  claimed.filter(({timesheet}) => !sheets.some(({id}) => id === timesheet));

/** The most that a version of a period came to as it was handed in. @param from its first day */
const worthOf = ({rule, token, sheets}: Job, from: string): bigint =>
  sheets.filter(({body}) => body.from === from)
    .reduce((most, {body}) => larger(most, approved(rule, token, body).amount), 0n);

/** What is held of periods beyond what they are worth, with what was approved of them. */
export function beyond(job: Job): readonly Held[] {
  const firstDay = new Map(job.sheets.map(({id, body}) => [id, body.from]));
  const finished = job.claimed.some(wasNotLooked) ? finishedOf(job) : [];
  const isBeyond = (from: string): boolean =>
    claimedOf(job, from) + paidOf(job, from, finished.filter(({sheet}) => sheet.body.from === from)) > worthOf(job, from);
  return job.claimed.filter(held => wasNotLooked(held) && firstDay.has(held.timesheet) && isBeyond(firstDay.get(held.timesheet)!));
}

/** As far as anybody knows: no person has approved something since. */
const wasNotLooked = ({looked}: Held): boolean => looked !== true;

/** Those that may be for hours which wait. */
export const stray = (job: Job): readonly Held[] => [...elsewhere(job).filter(wasNotLooked), ...beyond(job)];
