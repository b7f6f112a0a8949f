// Hours that go on, handed in by themselves: while the client's key approves running hours, what was worked so far becomes a
// timesheet every few minutes. Only the newest of a period counts.
import {keptSecret} from '../device.ts';
import type {JsonObject} from '../canonical.ts';
import {salted, sendDocument, signDocument} from '../publish.ts';
import {currentWallet} from '../wallet/current.ts';
import {WalletError, type Wallet} from '../wallet/wallet.ts';
import {entryOf, stopped} from './clock.ts';
import {sorted, type Noted} from './draft.ts';
import {conversionNow, inPeriod, plain} from './handin.ts';
import type {Sheet, State, Timer} from './state.ts';
import {tally} from './tally.ts';
import {dayOf, faultsOf, lastDay, type Entry, type Hourly} from './timesheet.ts';

/** Seconds between two of a period. */
export const EVERY = 300;

/** What was worked of a period so far. */
export interface SoFar {
  readonly from: string;
  readonly to: string;
  readonly carried: number;
  readonly entries: readonly Entry[];
}

/** What is noted, and what the clock has measured until now. */
export function soFar(
  rule: Hourly, from: string, carried: number, noted: readonly Noted[], timer: Timer | undefined, now: number,
): SoFar {
  const to = lastDay(rule.period, from);
  const open = timer === undefined ? undefined : entryOf(stopped(timer, Math.floor(now)), rule.zone);
  const entries = open === undefined || dayOf(open) < from || dayOf(open) > to ? [...noted] : sorted([...noted, open]);
  return {from, to, carried, entries: entries.map(plain)};
}

/**
 * Whether it is time: there is a right to approve it by, the minutes are others than the last time, and that was long enough
 * ago or the clock was stopped. A period that was handed in as over is not opened again.
 */
export function isDue(
  {standing, now: seen}: Pick<State, 'standing' | 'now'>, rule: Hourly, {from, to, carried, entries}: SoFar, last: Sheet | undefined,
  now: number, atOnce: boolean,
): boolean {
  if (standing === undefined || standing.until <= Math.max(seen, now) || entries.length === 0
    || last !== undefined && last.body.running !== true) {
    return false;
  }
  const [minutes, before] = [tally(rule, {from, carried, entries}).paid, last === undefined ? 0 : tally(rule, last.body).paid];
  return minutes !== before && (atOnce || last === undefined || now >= last.at + EVERY)
    && faultsOf(entries, from, to).length === 0 && entries.every(({end}) => end <= now + 60);
}

/** The wallet, when it signs without asking anybody: nothing of the kind appears out of nowhere. */
export async function quietWallet(): Promise<Wallet | undefined> {
  const refuse = {passphrase: () => Promise.reject(new WalletError('rejected')), progress: () => undefined};
  const wallet = await currentWallet(refuse).catch(() => undefined);
  const asks = wallet === undefined || wallet.kind === 'injected'
    || wallet.kind === 'builtin' && await keptSecret('wallet') === undefined;
  return asks ? undefined : wallet;
}

/** One at a time, in whatever tab. False: another tab does it. */
export async function handInSoFar(state: State, rule: Hourly, so: SoFar, wallet: Wallet): Promise<boolean> {
  return await navigator.locks.request(`stint running ${state.agreement}`, {ifAvailable: true}, async lock => {
    if (lock === null) {
      return false;
    }
    const {from, to, carried, entries} = so;
    const conversion = await conversionNow(state, rule);
    const body = {
      v: 1, agreement: state.agreement, from, to, carried, entries: entries as unknown as JsonObject[],
      ...conversion === undefined ? {} : {conversion: conversion as unknown as JsonObject}, running: true,
    };
    await sendDocument(inPeriod(await signDocument(wallet, 'timesheet', salted('timesheet', body), {
      readers: state.readers, later: state.readers.filter(reader => reader !== state.client), agreement: state.agreement,
    }), from, true));
    return true;
  });
}
