// From decisions to vouchers: totals that build on each other, documents for what was changed, one signature for all, one
// request. What was signed is stored on this device before it is sent, so that nothing is half done when the page closes.
import type {Address} from '../address.ts';
import {canonical, type JsonObject} from '../canonical.ts';
import type {Hex} from '../bytes.ts';
import {digest, type TypedData} from '../eip712.ts';
import {submit} from '../pending.ts';
import {salted, sendDocument, signDocument} from '../publish.ts';
import {recover} from '../signature.ts';
import type {Wallet} from '../wallet/wallet.ts';
import {approved} from './approved.ts';
import {mayReplace} from './rates.ts';
import {say} from './texts.ts';
import {adds, base, type Decision, type Week} from './weeks.ts';
import {toSign, voucher, type Message, type Slip} from './messages.ts';

/** A week that the client approves, as handed in or with changes. */
export interface Chosen {
  readonly week: Week;
  readonly decision: Decision;
}

/** Amounts in the smallest unit; `after` is the total on which this one builds. */
export interface Planned extends Chosen {
  readonly amount: bigint;
  readonly after: bigint;
  readonly total: bigint;
}

export const isChanged = ({decision: {changes, conversion}}: Chosen): boolean =>
  changes.length > 0 || conversion !== undefined;

/** In the order in which they are sent. What adds nothing, since more was approved already, is left out. */
export function plan(chosen: readonly Chosen[]): Planned[] {
  const totals = new Map<Hex, bigint>();
  return chosen.flatMap(one => {
    const {agreement} = one.week.job;
    const amount = adds(one.week, one.decision);
    const after = totals.get(agreement) ?? base(one.week.job);
    if (amount <= 0n) {
      return [];
    }
    totals.set(agreement, after + amount);
    return [{...one, amount, after, total: after + amount}];
  });
}

/** What the funds lack for these, by agreement. */
export function missing(planned: readonly Planned[]): {readonly week: Week; readonly lacks: bigint}[] {
  const last = new Map(planned.map(each => [each.week.job.agreement, each]));
  return [...last.values()].map(({week, total}) => ({week, lacks: total - BigInt(week.job.funded)}))
    .filter(({lacks}) => lacks > 0n);
}

/** The weeks of each contract: their vouchers are signed together. */
export function byContract(planned: readonly Planned[]): Planned[][] {
  const groups = new Map<string, Planned[]>();
  for (const each of planned) {
    const key = JSON.stringify(each.week.job.terms.domain);
    groups.set(key, [...groups.get(key) ?? [], each]);
  }
  return [...groups.values()];
}

/** How often the wallet is asked. */
export const prompts = (planned: readonly Planned[]): number =>
  byContract(planned).length + planned.filter(isChanged).filter(each => written(each) === undefined).length;

const contents = ({week, decision: {changes, conversion}}: Planned): JsonObject => ({
  v: 1, agreement: week.job.agreement, timesheet: week.sheet.id, changes: changes as unknown as JsonObject[],
  ...(conversion === undefined ? {} : {conversion: conversion as unknown as JsonObject}),
  amount: String(approved(
    week.job.rule, week.job.token, week.sheet.body, changes, conversion ?? week.sheet.body.conversion).amount),
});

/** The approval with these changes that the hub has already: a try that broke off is not written twice. */
function written(planned: Planned): Hex | undefined {
  const wanted = canonical(contents(planned));
  return planned.week.job.approvals.find(({body}) => {
    const {salt: _, ...rest} = body as unknown as JsonObject;
    return canonical(rest) === wanted;
  })?.id;
}

/** Publishes what was changed, for the worker and the other readers. */
async function documentOf(planned: Planned, wallet: Wallet): Promise<Hex> {
  const known = written(planned);
  if (known !== undefined) {
    return known;
  }
  const {agreement, readers, worker} = planned.week.job;
  const others = readers.filter(reader => reader !== wallet.address);
  const signed = await signDocument(
    wallet, 'approval', salted('approval', contents(planned)),
    {agreement, readers: others, later: others.filter(reader => reader !== worker)});
  await sendDocument(signed);
  return signed.id;
}

/** `round`: how many claims of the agreement are known here. */
export interface ToSend {
  readonly agreement: Hex;
  readonly message: Message;
  readonly after: bigint;
  readonly round?: number;
  readonly hours?: Hours;
}

interface Hours {
  readonly period: string;
  readonly to: string;
  readonly worth: string;
  readonly running?: true;
}

/** For which hours a voucher is, so that nobody need open them again to know. @param worth of all the period */
export const hoursOf = ({sheet: {body}}: Week, worth: bigint): Hours =>
  ({period: body.from, to: body.to, worth: String(worth), ...(body.running === true ? {running: true} : {})});

/** The page may have been open for long. */
function requireRate({week: {sheet}, decision: {conversion}}: Planned): void {
  const handed = sheet.body.conversion;
  if (conversion !== undefined && (handed === undefined || !mayReplace(conversion, handed, Date.now() / 1000))) {
    throw new TypeError(say('rateOld'));
  }
}

/** Documents first: a voucher names what it approves. */
export async function prepare(planned: readonly Planned[], wallet: Wallet): Promise<ToSend[]> {
  const all: ToSend[] = [];
  planned.forEach(requireRate);
  for (const each of planned) {
    const memo = isChanged(each) ? await documentOf(each, wallet) : each.week.sheet.id;
    const {agreement, round} = each.week.job;
    all.push({
      agreement, after: each.after, round, message: voucher(agreement, each.total, memo),
      hours: hoursOf(each.week, each.week.before + each.amount),
    });
  }
  return all;
}

/** @throws TypeError when the wallet signed with another key */
export async function signAll(
  domain: TypedData['domain'], messages: readonly Message[], signer: Address, sign: (data: TypedData) => Promise<Hex>,
): Promise<Slip[]> {
  const {data, slips} = toSign(domain, messages);
  const signature = await sign(data);
  if (recover(digest(data), signature) !== signer) {
    throw new TypeError('the wallet signed with another key');
  }
  return slips(signature);
}

/** What the hub made of one voucher. */
export interface Outcome {
  readonly agreement: Hex;
  readonly state: 'kept' | 'known' | 'refused';
  readonly uncovered?: string;
  readonly problem?: {readonly title: string; readonly detail: string};
}

/** A part of a voucher that a delegate signed. */
export type Evidence = Slip & {readonly delegation?: Slip & {readonly key: Address; readonly limit: string}};

export const wire = ({agreement, message, after, round, hours}: ToSend, evidence: Evidence): object => {
  const {total, memo} = message.fields;
  return {agreement, total, memo, after: String(after), ...(round === undefined ? {} : {round}), ...(hours === undefined ? {} : {hours}), ...evidence};
};

/** So many in one request. */
const MOST = 500;

/** @param again called before each further try */
export async function post(me: Address, items: readonly object[], again?: () => void): Promise<Outcome[]> {
  const all: Outcome[] = [];
  for (let from = 0; from < items.length; from += MOST) {
    const body = items.slice(from, from + MOST);
    all.push(...await submit(
      me, '/api/vouchers', body, crypto.randomUUID(), again === undefined ? {} : {again}) as unknown as Outcome[]);
  }
  return all;
}
