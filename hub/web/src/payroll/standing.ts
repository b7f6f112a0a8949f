// Lending a key of this browser the right to approve, and what that key approves by itself.
import type {Address} from '../address.ts';
import {post as postTo} from '../api.ts';
import type {Bytes, Hex} from '../bytes.ts';
import {all, remove} from '../db.ts';
import {submit, type Pending} from '../pending.ts';
import {sign} from '../signature.ts';
import {digest} from '../eip712.ts';
import {lastDay, monday, dayOf, plusDays, secondsOf} from '../hours/timesheet.ts';
import {clock, moments} from '../hours/zone.ts';
import {converts, wage} from '../hours/wage.ts';
import type {Wallet} from '../wallet/wallet.ts';
import type {Job, Payroll, Standing} from './data.ts';
import {forgetKey, freshKey, keepKey, keptKey} from './keys.ts';
import {delegation} from './messages.ts';
import {hoursOf, post, signAll, wire, type Outcome, type ToSend} from './send.ts';
import {apart} from './rates.ts';
import {base, weeksOf, type Week} from './weeks.ts';
import {voucher} from './messages.ts';

/** What the client allows, in minutes. */
export interface Allowed {
  readonly day: number;
  readonly week: number;
}

/** A right that is about to be lent. */
export interface Offer {
  readonly job: Job;
  readonly limit: bigint;
  readonly until: number;
}

/** The rate that was taken last, or the one of now, where one is needed. */
const conversionOf = ({sheets, now}: Job) => sheets.findLast(({body}) => body.conversion !== undefined)?.body.conversion ?? now;

/** Whether it is known what an hour is worth. */
export const isPriced = (job: Job): boolean => !converts(job.rule, job.token) || conversionOf(job) !== undefined;

/** The end of the pay period that runs, at midnight by the agreement's clock. */
export function periodEnd({rule}: Pick<Job, 'rule'>, now: number): {day: string; at: number} {
  const day = lastDay(rule.period, clock(rule.zone, now).slice(0, 10));
  const at = moments(rule.zone, `${plusDays(day, 1)}T00:00`)[0] ?? now;
  return {day, at};
}

/** As much as so many hours in each week of the period are worth, above what is approved. */
export function offer(job: Job, {week}: Allowed, now: number): Offer {
  const {day, at} = periodEnd(job, now);
  const today = clock(job.rule.zone, now).slice(0, 10);
  const weeks = (Date.parse(monday(day)) - Date.parse(monday(today))) / (7 * 86_400_000) + 1;
  const minutes = Math.min(week, job.rule.weekly ?? week) * weeks;
  const worth = wage(job.rule, job.token, converts(job.rule, job.token) ? conversionOf(job) : undefined);
  return {job, limit: base(job) + worth(minutes), until: at};
}

const LENDINGS = '/api/standing';

/** What was lent before and has no answer is not sent any more: it would take the place of what is decided now. */
export async function dropUnanswered(me: Address): Promise<void> {
  for (const {idempotencyKey, account, url, body} of await all<Pending>('pending')) {
    if (account === me && url === LENDINGS) {
      await remove('pending', idempotencyKey);
      await Promise.all((body as readonly {readonly key: Address}[]).map(({key}) => forgetKey(key)));
    }
  }
}

/** One fresh key and one signature for all agreements of a contract. */
export async function lend(offers: readonly Offer[], allowed: Allowed, wallet: Wallet): Promise<Outcome[]> {
  await dropUnanswered(wallet.address);
  const outcomes: Outcome[] = [];
  for (const domain of new Set(offers.map(({job}) => JSON.stringify(job.terms.domain)))) {
    outcomes.push(...await lendOf(
      offers.filter(({job}) => JSON.stringify(job.terms.domain) === domain), allowed, wallet));
  }
  return outcomes;
}

/** The hub hears of it when the key is kept here. */
async function lendOf(offers: readonly Offer[], {day, week}: Allowed, wallet: Wallet): Promise<Outcome[]> {
  const {address, key} = await freshKey();
  const {domain} = offers[0]!.job.terms;
  const slips = await signAll(
    domain, offers.map(({job, limit}) => delegation(job.agreement, address, limit)), wallet.address,
    data => wallet.signTypedData(data));
  await keepKey(wallet.address, address, key);
  const body = offers.map(({job, limit, until}, index) => ({
    agreement: job.agreement, key: address, limit: String(limit), ...slips[index]!, dayMinutes: day, weekMinutes: week, until,
  }));
  return await submit(wallet.address, LENDINGS, body, crypto.randomUUID()) as unknown as Outcome[];
}

export async function stop(me: Address, agreements: readonly Hex[]): Promise<void> {
  await dropUnanswered(me);
  await postTo('/api/standing/stop', {agreements});
}

export const isActive = (standing: Standing | undefined, now: number): standing is Standing =>
  standing !== undefined && standing.stopped === undefined && standing.until > now;

/** What is older is left for a look. */
const LATELY = 31 * 86_400_000;

/** Whether it was handed in by exactly the rate that the hub had seen then: nobody looks at it. */
function isByKnownRate({job, sheet: {body: {conversion}}}: Week): boolean {
  const then = conversion === undefined ? undefined : job.then?.get(conversion.at);
  return conversion === undefined || then !== undefined && then.source === conversion.source && apart(conversion, then) === 0;
}

/**
 * Whether the page may approve this by itself: still running, of late, nothing odd, nothing that a person has changed before,
 * within a day's and a week's minutes.
 */
export function mayApprove(week: Week, standing: Standing, total: bigint, now: number): boolean {
  const {job, sheet, worth, odd, answered} = week;
  const days = new Map<string, number>();
  const weeks = new Map<string, number>([[monday(sheet.body.from), sheet.body.carried]]);
  for (const {entry, counted} of worth.lines) {
    const day = dayOf(entry);
    days.set(day, (days.get(day) ?? 0) + secondsOf(entry) / 60);
    weeks.set(monday(day), (weeks.get(monday(day)) ?? 0) + counted);
  }
  return sheet.body.running === true && Date.parse(sheet.body.to) + LATELY > now * 1000
    && odd.length === 0 && !answered && isByKnownRate(week)
    && total <= BigInt(standing.limit) && job.standing === standing
    && [...days.values()].every(minutes => minutes <= standing.dayMinutes)
    && [...weeks.values()].every(minutes => minutes <= standing.weekMinutes);
}

/** All running hours that a key of this browser may approve now; returns what the hub made of them. */
export async function approveRunning({jobs, now}: Payroll, me: Address): Promise<Outcome[]> {
  const items: object[] = [];
  const byKey = new Map<Address, {key: Bytes; all: {job: Job; toSend: ToSend; standing: Standing}[]}>();
  for (const job of jobs) {
    const {standing} = job;
    const key = isActive(standing, now) ? await keptKey(standing.key) : undefined;
    if (standing === undefined || key === undefined) {
      continue;
    }
    let after = base(job);
    for (const week of weeksOf(job)) {
      const total = after + week.worth.amount - week.before - week.claimed;
      if (mayApprove(week, standing, total, now)) {
        const group = byKey.get(standing.key) ?? {key, all: []};
        group.all.push({job, standing, toSend: {
          agreement: job.agreement, after, round: job.round, message: voucher(job.agreement, total, week.sheet.id),
          hours: hoursOf(week, week.worth.amount - week.claimed),
        }});
        byKey.set(standing.key, group);
        after = total;
      }
    }
  }
  for (const [address, {key, all}] of byKey) {
    const slips = await signAll(all[0]!.job.terms.domain, all.map(({toSend}) => toSend.message), address,
      async data => sign(digest(data), key));
    items.push(...all.map(({toSend, standing}, index) => wire(toSend, {...slips[index]!, delegation: lent(standing)})));
  }
  return items.length === 0 ? [] : post(me, items);
}

const lent = ({key, limit, signature, path}: Standing) =>
  ({key, limit, signature, ...(path === undefined ? {} : {path})});
