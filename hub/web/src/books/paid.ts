// How many hours a payment was for: what its vouchers approved, less what earlier ones approved of the same days.
import {digest, type TypedData} from '../eip712.ts';
import {hex, type Bytes, type Hex} from '../bytes.ts';
import type {JsonObject} from '../canonical.ts';
import {requireTimesheet, type Hourly, type Timesheet} from '../hours/timesheet.ts';
import type {Token} from '../hours/wage.ts';
import {approved, requireApproval, type Approval} from '../payroll/approved.ts';

/** A payment as the page has it: the documents that its vouchers approved, from the first on, and those just before. */
export interface Payment {
  readonly line: number;
  readonly agreement: Hex;
  readonly approved?: readonly Hex[];
  readonly before?: readonly Hex[];
  /** The timesheet that a claim was made with. */
  readonly claimed?: Hex;
  /** Of the smallest unit, with all fees. */
  readonly gross: string;
}

export interface Agreement {
  readonly terms: TypedData;
  readonly token: Token;
}

export interface Document {
  readonly kind: string;
  readonly author: string;
  readonly body: JsonObject;
}

/** Opens a document; nothing when the hub has none with this id. */
export type Library = (id: Hex) => Promise<Document | undefined>;

interface Sheet {
  readonly from: string;
  readonly paid: number;
  readonly amount: bigint;
}

/** @throws TypeError when the hub gave terms of another agreement */
export function requireTerms(id: Hex, {terms}: Agreement): void {
  if (terms.primaryType !== 'Terms' || terms.domain['name'] !== 'Stint Escrow' || hex(digest(terms) as Bytes) !== id) {
    throw new TypeError('the hub gave other terms');
  }
}

/**
 * Minutes; nothing when the payment was not for hours, or not for hours alone.
 * @throws TypeError when a document is not by whom it should be, or does not follow from the others
 */
export async function minutesOf(payment: Payment, agreement: Agreement, library: Library): Promise<number | undefined> {
  const {message} = agreement.terms;
  const rule = (await library(message['scope'] as Hex))?.body['hourly'] as unknown as Hourly | undefined;
  if (rule === undefined) {
    return undefined;
  }
  const sheet = (id: Hex): Promise<Sheet | undefined> => sheetOf(id, payment.agreement, agreement, rule, library);
  if (payment.claimed !== undefined) {
    const claimed = await sheet(payment.claimed);
    return claimed?.amount === BigInt(payment.gross) ? claimed.paid : undefined;
  }
  const counted = new Map<string, number>();
  for (const id of payment.before ?? []) {
    const earlier = await sheet(id);
    if (earlier !== undefined) {
      counted.set(earlier.from, earlier.paid);
    }
  }
  let minutes = 0;
  let found = false;
  for (const id of payment.approved ?? []) {
    const now = await sheet(id);
    if (now !== undefined) {
      minutes += now.paid - (counted.get(now.from) ?? 0);
      counted.set(now.from, now.paid);
      found = true;
    }
  }
  return found ? minutes : undefined;
}

async function sheetOf(
  id: Hex, of: Hex, {terms: {message}, token}: Agreement, rule: Hourly, library: Library,
): Promise<Sheet | undefined> {
  const document = await library(id);
  const changed = document?.kind === 'approval' ? document.body as unknown as Approval : undefined;
  if (changed !== undefined && ![message['client'], message['approver']].includes(document?.author)) {
    throw new TypeError('an approval is not by the client');
  }
  const named = changed?.timesheet ?? id;
  const handed = changed === undefined ? document : await library(named);
  if (handed?.kind !== 'timesheet') {
    return undefined;
  }
  const body = handed.body as unknown as Timesheet;
  if (handed.author !== message['worker'] || body.agreement !== of) {
    throw new TypeError('a timesheet is not by the worker');
  }
  requireTimesheet(body);
  const {paid, amount} = changed === undefined
    ? approved(rule, token, body)
    : requireApproval(rule, token, named, body, changed);
  return {from: body.from, paid, amount};
}
