// What of a timesheet other timesheets of the agreement have as well. Each is for days of its own, and says what earlier ones
// counted of its first week: one that does not would have hours paid twice, or the week's cap be there twice.
import type {Hex} from '../bytes.ts';
import {tally} from '../hours/tally.ts';
import {dayOf, monday, type Timesheet} from '../hours/timesheet.ts';
import type {Job, Paper} from './data.ts';

type Sheet = Paper<Timesheet>;

/** Of each other first day the one that was approved, or else the newest. */
function others({sheets}: Pick<Job, 'sheets'>, {body: {from}}: Sheet, approved: ReadonlySet<Hex>): Sheet[] {
  const days = [...new Set(sheets.map(({body}) => body.from))].filter(day => day !== from);
  return days.map(day => {
    const same = sheets.filter(({body}) => body.from === day);
    return same.find(({id, body}) => approved.has(id) && body.running !== true) ?? same.at(-1)!;
  });
}

/** Whether another has days or hours of it, or a period was approved that begins within its days. */
export function isTwice(job: Pick<Job, 'sheets' | 'periods'>, sheet: Sheet, approved: ReadonlySet<Hex>): boolean {
  const {from, to, entries} = sheet.body;
  return job.periods.some(({period}) => period > from && period <= to)
    || others(job, sheet, approved).some(({body}) => body.from <= to && body.to >= from
      || entries.some(one => body.entries.some(other => one.start < other.end && other.start < one.end)));
}

/** Minutes that earlier timesheets counted of its first week, and that it does not say. */
export function uncarried(job: Pick<Job, 'sheets' | 'rule'>, sheet: Sheet, approved: ReadonlySet<Hex>): number {
  const {from, carried} = sheet.body;
  const counted = others(job, sheet, approved).filter(({body}) => body.to < from)
    .flatMap(({body}) => tally(job.rule, body).lines)
    .filter(({entry}) => monday(dayOf(entry)) === monday(from))
    .reduce((sum, line) => sum + line.counted, 0);
  return Math.max(0, counted - carried);
}
