// Wallet faults and the hub's problems in words; and the fields of what is signed, read by the browser itself.
import {Earlier, Kept, NoAnswer, Problem} from '../api.ts';
import {parseAddress, ZERO} from '../address.ts';
import type {TypedData} from '../eip712.ts';
import {WalletError} from '../wallet/wallet.ts';
import {text, textOr, type Text} from './texts.ts';

/** @property title one line @property detail what to do about it, or empty */
export interface Said {
  readonly title: string;
  readonly detail: string;
}

export function sayError(error: unknown): Said {
  if (error instanceof Problem) {
    return {title: error.title, detail: [...new Set([error.detail, ...Object.values(error.fields)])].filter(s => s !== '').join(' ')};
  }
  if (error instanceof NoAnswer) {
    // A hub that is broken cannot say what became of it.
    const {cause} = error;
    return {title: cause instanceof Problem ? cause.title : text('error.noAnswer'), detail: text(error instanceof Kept ? 'error.kept' : 'error.noAnswer.detail')};
  }
  if (error instanceof Earlier) {
    return {title: text('error.earlier'), detail: text('error.earlier.detail')};
  }
  if (error instanceof WalletError) {
    const detail = error.fault === 'failed' ? error.message : textOr(`wallet.${error.fault}.detail`, '');
    return {title: text(`wallet.${error.fault}` as Text), detail};
  }
  return {title: text('error.other'), detail: error instanceof Error ? error.message : String(error)};
}

/** Of the amounts: how many decimals and what stands behind them. */
export interface Unit {
  readonly symbol: string;
  readonly decimals: number;
}

const AMOUNTS = ['amount', 'total', 'sum', 'award', 'tip', 'limit', 'claimCap', 'arbiterFee'];
const TIMES = ['deadline', 'notBefore', 'committedUntil', 'createdAt'];
const PERIODS = ['review', 'ruling', 'notice'];
const SHARES = ['fallbackBps', 'hubBps'];

/** Name and value of each field of the message, as a reader understands them, in the order that is signed. */
export function sayFields({types, primaryType, message}: TypedData, unit: Unit, locale: string): [string, string][] {
  return (types[primaryType] ?? []).map(({name, type}) => {
    const label = textOr(`field.${primaryType}.${name}`, textOr(`field.${name}`, name));
    return [label, sayValue(name, type, String(message[name]), unit, locale)];
  });
}

function sayValue(name: string, type: string, value: string, unit: Unit, locale: string): string {
  if (type === 'address') {
    const address = parseAddress(value);
    return address === ZERO ? text('field.nobody') : address;
  }
  if (!type.startsWith('uint')) {
    return value;
  }
  if (AMOUNTS.includes(name)) {
    return `${decimal(value, unit.decimals)} ${unit.symbol}`;
  }
  if (TIMES.includes(name)) {
    return value === '0' ? text('field.none') : sayTime(value, locale);
  }
  if (SHARES.includes(name)) {
    return `${decimal(value, 2)} %`;
  }
  return PERIODS.includes(name) ? sayPeriod(Number(value)) : value;
}

/** Exact; without zeros at the end. */
export function decimal(value: string, decimals: number): string {
  const digits = value.padStart(decimals + 1, '0');
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  const whole = digits.slice(0, digits.length - decimals);
  return decimals === 0 || fraction === '' ? whole : `${whole}.${fraction}`;
}

/** As the page's language writes it, exact, with its unit on the same line. */
export const coins = (value: bigint | string, decimals: number, symbol: string): string =>
  `${new Intl.NumberFormat(document.documentElement.lang, {maximumFractionDigits: 18})
    .format(decimal(String(value), decimals) as `${number}`)}\u00a0${symbol}`;

/** What a coin is worth, as the page's language writes it. */
export const sayPrice = ({amount, currency}: {readonly amount: string; readonly currency: string}): string =>
  coins(amount, 0, currency);

function sayTime(value: string, locale: string): string {
  // Later than a Date can be.
  return Number(value) > 8.64e12
    ? value
    : new Intl.DateTimeFormat(locale, {dateStyle: 'long', timeStyle: 'short'}).format(Number(value) * 1000);
}

function sayPeriod(seconds: number): string {
  const units: [number, Text][] = [[86_400, 'time.days'], [3600, 'time.hours'], [60, 'time.minutes']];
  const [size, key] = units.find(([length]) => seconds >= length && seconds % length === 0) ?? [1, 'time.seconds' as Text];
  return text(key, seconds / size);
}
