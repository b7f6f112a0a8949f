// A report's hours, which only the browsers of the two sides can read; its time zone, and the button that prints it.
import {get, paths, Problem} from '../api.ts';
import {account, block} from '../page.ts';
import type {Address} from '../address.ts';
import type {Bytes, Hex} from '../bytes.ts';
import {keptReadingKey, type Served} from '../publish.ts';
import {fill} from '../ui/texts.ts';
import {minutesOf, requireTerms, type Agreement, type Document, type Library, type Payment} from './paid.ts';

interface Hours {
  readonly payments: readonly Payment[];
  readonly agreements: Readonly<Record<Hex, Agreement>>;
}

const words = block<Record<string, string>>('report-texts') ?? {};

const say = (key: string, ...values: readonly (string | number)[]): string => fill(words[key] ?? key, values);

const sayHours = (minutes: number): string =>
  say('hours', `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`);

export async function reportHours(place: HTMLElement): Promise<void> {
  if (inOwnZone()) {
    printable();
    await openHours(place);
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

async function openHours(place: HTMLElement): Promise<void> {
  const {payments = [], agreements = {}} = block<Hours>('report-hours') ?? {};
  if (payments.length === 0) {
    place.textContent = document.getElementById('lines') === null ? '' : say('nothing');
    return;
  }
  const me = account();
  const key = me === undefined ? undefined : await keptReadingKey(me);
  if (me === undefined || key === undefined) {
    place.textContent = say('noKey');
    return;
  }
  place.textContent = say('opening');
  const library = await libraryOf(me, key);
  const sums = new Map<string, number>();
  const troubles: string[] = [];
  for (const payment of payments) {
    try {
      const agreement = agreements[payment.agreement]!;
      requireTerms(payment.agreement, agreement);
      note(payment, agreement, await minutesOf(payment, agreement, library), sums);
    } catch (error) {
      troubles.push(error instanceof Error ? error.message : String(error));
    }
  }
  sums.forEach((minutes, address) => put(`[data-hours-with="${address}"]`, minutes));
  const all = sums.get('');
  place.textContent = [
    all === undefined ? say('nothing') : say('sum', sayHours(all)),
    ...(troubles.length === 0 ? [] : [say('unopened', troubles.length, troubles[0]!)]),
  ].join(' ');
}

function note(
  {line}: Payment, {terms: {message}}: Agreement, minutes: number | undefined, sums: Map<string, number>,
): void {
  if (minutes !== undefined) {
    put(`[data-hours-of="${line}"]`, minutes);
    for (const of of ['', String(message['client']), String(message['worker'])]) {
      sums.set(of, (sums.get(of) ?? 0) + minutes);
    }
  }
}

function put(selector: string, minutes: number): void {
  const cell = document.querySelector(selector);
  if (cell !== null) {
    cell.textContent = sayHours(minutes);
  }
}

/** Each document is fetched and opened once. */
async function libraryOf(me: Address, key: Bytes): Promise<Library> {
  const {opened} = await import('../pages/reading.ts');
  const shelf = new Map<Hex, Promise<Document | undefined>>();
  const fetched = async (id: Hex): Promise<Document | undefined> => {
    try {
      const served = await get<Served>(paths.document(id));
      return {kind: served.kind, author: served.author, body: await opened(served, id, me, key, served.author)};
    } catch (error) {
      if (error instanceof Problem && error.status === 404) {
        return undefined;
      }
      throw error;
    }
  };
  return id => {
    const known = shelf.get(id) ?? fetched(id);
    shelf.set(id, known);
    return known;
  };
}
