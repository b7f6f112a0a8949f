// Handing in: one dialog says how many hours and how much money it is, by which rate, and what happens when nobody looks.
// The timesheet and its claims are signed together, before anything is sent.
import type {JsonObject} from '../canonical.ts';
import {salted, sendDocument, signDocument, type Signed} from '../publish.ts';
import {rateOf, toldRates} from '../payroll/rates.ts';
import {Dialog} from '../ui/dialog.ts';
import {element} from '../ui/dom.ts';
import {showFailure} from '../ui/kept.ts';
import {questions} from '../ui/questions.ts';
import {text} from '../ui/texts.ts';
import {currentWallet} from '../wallet/current.ts';
import type {Wallet} from '../wallet/wallet.ts';
import {sayPrice} from '../ui/words.ts';
import {claimWaits} from './claims.ts';
import {claimsOf, sendClaims, silenceOf, waiting} from './silence.ts';
import type {State} from './state.ts';
import {tally} from './tally.ts';
import type {Conversion, Entry, Hourly} from './timesheet.ts';
import {converts, wage} from './wage.ts';
import {duration, say, sayTime, sum} from './words.ts';

/** A period that is ready to be handed in. */
export interface Ready {
  readonly state: State;
  readonly rule: Hourly;
  readonly from: string;
  readonly to: string;
  readonly carried: number;
  readonly entries: readonly Entry[];
  /** Whether the period's last day has come. */
  readonly over: boolean;
  /** What of it is approved or claimed already, in the smallest unit. */
  readonly before: bigint;
}

/** Of the hub's rates the one for the rule's currency. @throws TypeError when a conversion is needed and there is none */
export function conversionFor({rates, token}: Pick<State, 'rates' | 'token'>, rule: Hourly): Conversion | undefined {
  if (!converts(rule, token)) {
    return undefined;
  }
  const rate = rates.find(({currency}) => currency === rule.rate.currency);
  if (rate === undefined) {
    throw new TypeError(say('noRate', rule.rate.currency, token.symbol));
  }
  return {price: {amount: rate.price, currency: rate.currency}, source: rate.source, at: rate.at};
}

/**
 * The one to sign: the page may have been open for long, and shows old rates too.
 * @throws TypeError when a conversion is needed and the hub has none that could be signed now
 */
export async function conversionNow({token}: Pick<State, 'token'>, rule: Hourly): Promise<Conversion | undefined> {
  if (!converts(rule, token)) {
    return undefined;
  }
  const rate = rateOf(await toldRates(), rule, token);
  if (rate === undefined) {
    throw new TypeError(say('noRate', rule.rate.currency, token.symbol));
  }
  return rate;
}

/** @returns whether it was handed in */
export async function handIn(ready: Ready): Promise<boolean> {
  const dialog = new Dialog(say('handIn.title'));
  try {
    const {state, rule, from, to, carried, entries} = ready;
    const conversion = await conversionNow(state, rule);
    const counted = tally(rule, {from, carried, entries});
    const worth = wage(rule, state.token, conversion)(counted.paid);
    const open = worth > ready.before ? worth - ready.before : 0n;
    const running = element('input', {type: 'checkbox', checked: !ready.over});
    const days = waiting(state);
    const pairs = (all: readonly (readonly [string, string])[]): HTMLElement => element('dl', {class: 'plain'}, ...all.map(
      ([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))));
    const silence = element('div', {}, ...silenceOf(state, from, open, days));
    const ends = element('p', {class: 'said warn'}, say('handIn.ends'));
    const show = running.onchange = () => {
      silence.hidden = running.checked;
      ends.hidden = !running.checked || !claimWaits(state, from);
    };
    show();
    const go = await dialog.choose([
      pairs([
        [say('handIn.hours'), duration(counted.counted * 60)],
        ...counted.paid < counted.counted
          ? [[say('handIn.beyond'), say('handIn.notPaid', duration((counted.counted - counted.paid) * 60))] as const] : [],
        [say('handIn.amount'), sum(worth, state)],
        ...conversion === undefined ? [] : [[say('handIn.rate'), say(
          'handIn.rateText', state.token.symbol, sayPrice(conversion.price), conversion.source, sayTime(conversion.at))] as const],
      ]),
      element('label', {class: 'check'}, running, say('handIn.running')), silence, ends,
    ], [{label: say('handIn.do'), value: true, filled: true}, {label: text('action.cancel'), value: false}]);
    if (!go) {
      return false;
    }
    const body = {
      v: 1, agreement: state.agreement, from, to, carried, entries: entries.map(plain) as unknown as JsonObject[],
      ...conversion === undefined ? {} : {conversion: conversion as unknown as JsonObject},
      ...running.checked ? {running: true} : {},
    };
    await dialog.during(text('wait.document'), async () => publish(
      ready, body, running.checked ? 0n : open, Number(days.value), await currentWallet(questions())));
    return true;
  } catch (error) {
    await showFailure(dialog, error);
    return false;
  } finally {
    dialog.close();
  }
}

/** What the page keeps beside an entry stays on it. */
export const plain = ({start, end, offset, pause, manual, task, note}: Entry): Entry => ({
  start, end, offset, pause, manual, ...task === undefined ? {} : {task}, ...note === undefined ? {} : {note},
});

/** The hub cannot read it: it hears of which period it is, and so leaves out of lists what it replaces. */
export const inPeriod = (signed: Signed, period: string, running: boolean): Signed =>
  ({...signed, wire: {...signed.wire, period, ...running ? {running} : {}}});

async function publish(ready: Ready, body: JsonObject, open: bigint, days: number, wallet: Wallet): Promise<void> {
  const {state, from} = ready;
  const others = state.readers.filter(reader => reader !== state.client);
  const signed = await signDocument(wallet, 'timesheet', salted('timesheet', body), {
    readers: state.readers, later: others, agreement: state.agreement,
  });
  const claims = await claimsOf(state, from, signed.id, open, days, wallet);
  await sendDocument(inPeriod(signed, from, body['running'] === true));
  await sendClaims(state, from, signed.id, open, claims, wallet);
}
