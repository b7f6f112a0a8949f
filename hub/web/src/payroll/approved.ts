// What a timesheet is worth, as handed in or with the client's changes. The same as ApprovedHours in Java.
import type {Hex} from '../bytes.ts';
import {faultsOf, type Conversion, type Entry, type Hourly, type Timesheet} from '../hours/timesheet.ts';
import {tally} from '../hours/tally.ts';
import {parts, wage, type Token} from '../hours/wage.ts';

/** How a client differs about an entry, by its index from 0; without times it is struck. */
export interface Change {
  readonly entry: number;
  readonly start?: number;
  readonly end?: number;
  readonly pause?: number;
  readonly reason: string;
}

/** The body of a document of the kind `approval`. */
export interface Approval {
  readonly v: 1;
  readonly salt: Hex;
  readonly agreement: Hex;
  readonly timesheet: Hex;
  readonly changes: readonly Change[];
  readonly conversion?: Conversion;
  readonly amount: string;
}

/** One entry as handed in: `paid` minutes of it, and what they are worth in the smallest unit. */
export interface Line {
  readonly entry: Entry;
  readonly change: Change | undefined;
  readonly counted: number;
  readonly paid: number;
  readonly amount: bigint;
}

export interface Approved {
  readonly lines: readonly Line[];
  readonly paid: number;
  readonly amount: bigint;
}

/** What counts in place of the entry; nothing when it is struck. */
export const changed = (entry: Entry, {start, end, pause}: Change): Entry | undefined =>
  (start === undefined || end === undefined || pause === undefined ? undefined : {...entry, start, end, pause});

/**
 * @throws TypeError when a change is of no entry, or makes entries that no timesheet could have, or the rate needs another
 *   conversion
 */
export function approved(
  rule: Hourly, token: Token, sheet: Timesheet, changes: readonly Change[] = [], conversion = sheet.conversion,
): Approved {
  const byEntry = new Map(changes.map(change => [change.entry, change]));
  if (changes.some(({entry}) => !(entry in sheet.entries))) {
    throw new TypeError('a change is of no entry of the timesheet');
  }
  const counted = sheet.entries.map((entry, index) => {
    const change = byEntry.get(index);
    return change === undefined ? entry : changed(entry, change);
  });
  const left = counted.filter(entry => entry !== undefined);
  const fault = faultsOf(left, sheet.from, sheet.to)[0];
  if (fault !== undefined) {
    throw new TypeError(fault.fault);
  }
  const {lines} = tally(rule, {...sheet, entries: left});
  const each = parts(wage(rule, token, conversion), lines.map(line => line.paid));
  let next = 0;
  const all = sheet.entries.map((entry, index): Line => {
    const at = counted[index] === undefined ? undefined : next++;
    return {
      entry, change: byEntry.get(index),
      counted: at === undefined ? 0 : lines[at]!.counted,
      paid: at === undefined ? 0 : lines[at]!.paid,
      amount: at === undefined ? 0n : each[at]!,
    };
  });
  return {
    lines: all,
    paid: all.reduce((sum, line) => sum + line.paid, 0),
    amount: each.reduce((sum, part) => sum + part, 0n),
  };
}

/**
 * What an approval approves.
 * @throws TypeError as {@link approved}, when it is of another timesheet, or its amount does not follow
 */
export function requireApproval(
  rule: Hourly, token: Token, id: Hex, sheet: Timesheet, approval: Approval,
): Approved {
  const found = approved(rule, token, sheet, approval.changes, approval.conversion ?? sheet.conversion);
  if (approval.timesheet !== id || approval.agreement !== sheet.agreement || String(found.amount) !== approval.amount) {
    throw new TypeError('what the approval says does not follow from the timesheet');
  }
  return found;
}
