// A report's hours, which only the browsers of the two sides can read; its time zone, and the button that prints it.
import {account, block} from '../page.ts';
import {keptReadingKey} from '../publish.ts';
import {counted} from '../hours/counted.ts';
import {libraryOf, openHours, type Hours} from './open.ts';
import type {Agreement, Library, Payment} from './paid.ts';
import {offerTable} from './table.ts';

const words = block<Record<string, string>>('report-texts') ?? {};

const say = (key: string, ...values: readonly (string | number)[]): string => counted(words[key] ?? key, values);

const sayHours = (minutes: number): string =>
  say('hours', `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`);

export async function reportHours(place: HTMLElement): Promise<void> {
  if (inOwnZone()) {
    printable();
    const me = account();
    const key = me === undefined ? undefined : await keptReadingKey(me);
    const library = me === undefined || key === undefined ? undefined : await libraryOf(me, key);
    const link = document.querySelector<HTMLAnchorElement>('#csv');
    if (library !== undefined && link !== null) {
      offerTable(link, library, say);
    }
    await showHours(place, library);
  }
}

/** Periods begin by the reader's own clock, unless they chose another. */
function inOwnZone(): boolean {
  const {timeZone} = Intl.DateTimeFormat().resolvedOptions();
  const here = new URL(location.href);
  if (here.searchParams.has('zone') || timeZone === 'UTC') {
    return true;
  }
  here.searchParams.set('zone', timeZone);
  location.replace(here);
  return false;
}

function printable(): void {
  const button = document.getElementById('print');
  if (button !== null) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }
}

async function showHours(place: HTMLElement, library: Library | undefined): Promise<void> {
  const {payments = [], agreements = {}} = block<Hours>('report-hours') ?? {};
  if (payments.length === 0) {
    place.textContent = document.getElementById('lines') === null ? '' : say('nothing');
    return;
  }
  if (library === undefined) {
    place.textContent = say('noKey');
    return;
  }
  place.textContent = say('opening');
  const {minutes, troubles} = await openHours({payments, agreements}, library);
  const sums = new Map<string, number>();
  minutes.forEach((known, payment) => note(payment, agreements[payment.agreement]!, known, sums));
  sums.forEach((all, address) => put(`[data-hours-with="${address}"]`, all));
  const all = sums.get('');
  place.textContent = [
    all === undefined ? say('nothing') : say('sum', sayHours(all)),
    ...(troubles.length === 0 ? [] : [say('unopened', troubles.length, troubles[0]!)]),
  ].join(' ');
}

function note({line}: Payment, {terms: {message}}: Agreement, minutes: number, sums: Map<string, number>): void {
  put(`[data-hours-of="${line}"]`, minutes);
  for (const of of ['', String(message['client']), String(message['worker'])]) {
    sums.set(of, (sums.get(of) ?? 0) + minutes);
  }
}

function put(selector: string, minutes: number): void {
  const cell = document.querySelector(selector);
  if (cell !== null) {
    cell.textContent = sayHours(minutes);
  }
}
