// Pay by the hour in words, as both sides read it before they sign: from the scope, which only the browser can open.
import type {Json, JsonObject} from '../canonical.ts';
import {block} from '../page.ts';
import {element} from '../ui/dom.ts';
import {fill} from '../ui/texts.ts';

/** Of the page's block `hourly-texts`, which stands where hours are spoken of. */
export const words = (key: string, ...values: readonly string[]): string =>
  fill(block<Record<string, string>>('hourly-texts')?.[key] ?? key, values);

const locale = (): string => document.documentElement.lang;

const amountOf = (count: number, unit: 'hour' | 'minute'): string =>
  new Intl.NumberFormat(locale(), {style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 2}).format(count);

/** Exact, as the page's language writes it; money of states with its sign, a coin with its symbol. */
function price(amount: string, currency: string): string {
  const style = /^[A-Z]{3}$/.test(currency) ? {style: 'currency', currency} as const : {};
  const number = new Intl.NumberFormat(locale(), {...style, maximumFractionDigits: 18}).format(amount as `${number}`);
  return 'style' in style ? number : `${number}\u00a0${currency}`;
}

const at = (inner: Json | undefined): JsonObject =>
  (typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner as JsonObject : {});

/**
 * One sentence after the other.
 * @param token the symbol of what the agreement pays
 */
export function sentences(hourly: JsonObject, token: string): string[] {
  const {amount, currency} = at(hourly['rate']);
  const {minutes, mode, each} = at(hourly['rounding']);
  const weekly = hourly['weekly'];
  const rate = price(String(amount), String(currency));
  const handIn = words(`${String(hourly['period'])}ly`);
  return [
    weekly === undefined ? words('rate', rate, handIn) : words('rateCap', rate, amountOf(Number(weekly) / 60, 'hour'), handIn),
    words('days', String(hourly['zone'])),
    `${words(`round.${String(each)}`, amountOf(Number(minutes), 'minute'))} ${words(`round.${String(mode)}`)}`,
    ...(String(currency).toLowerCase() === token.toLowerCase() ? [] : [hourly['source'] === undefined
      ? words('converted', token) : words('convertedBy', token, String(hourly['source']))]),
  ];
}

/** Into `[data-hourly]`, the token's symbol, inside the place of a scope. */
export function sayHourly(scope: HTMLElement, hourly: Json | undefined): void {
  for (const place of scope.querySelectorAll<HTMLElement>('[data-hourly]')) {
    say(place, sentences(at(hourly), place.dataset.hourly ?? ''));
  }
}

export const say = (place: HTMLElement, lines: readonly string[]): void =>
  place.replaceChildren(...lines.map(line => element('p', {}, line)));
