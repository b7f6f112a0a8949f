// The form of the terms: presets fill fields without losing what was typed, an agreed proposal fills the price, and the
// scope is sealed for whoever is named.
import {account} from '../page.ts';
import {get, paths} from '../api.ts';
import {hex, unhex} from '../bytes.ts';
import type {JsonObject} from '../canonical.ts';
import {keptReadingKey, type Served} from '../publish.ts';
import {openServed} from '../sealedview.ts';
import {smallest} from '../ui/amounts.ts';
import {decimal} from '../ui/words.ts';

const named = (form: HTMLFormElement, name: string): HTMLInputElement | null => {
  const found = form.elements.namedItem(name);
  return found instanceof HTMLInputElement || found instanceof HTMLSelectElement ? found as HTMLInputElement : null;
};

export function editTerms(form: HTMLFormElement): void {
  for (const link of form.querySelectorAll<HTMLAnchorElement>('a[data-preset]')) {
    link.addEventListener('click', event => {
      event.preventDefault();
      choose(form, link);
    });
  }
  form.addEventListener('input', event => {
    nameReaders(form);
    nameParts(form);
    followSum(form, (event.target as HTMLInputElement).name ?? '');
  });
  nameReaders(form);
  nameParts(form);
  if (form.dataset.proposal) {
    void fillFromProposal(form, form.dataset.proposal).catch(() => undefined);
  }
}

function choose(form: HTMLFormElement, link: HTMLAnchorElement): void {
  const fields = JSON.parse(link.dataset.preset ?? '{}') as Record<string, string>;
  for (const [name, value] of Object.entries(fields)) {
    const field = named(form, name);
    if (field !== null) {
      field.value = value;
    }
  }
  delete form.dataset.ownCap;
  form.querySelectorAll('a[data-preset]').forEach(other => other.removeAttribute('aria-current'));
  link.setAttribute('aria-current', 'true');
  form.dispatchEvent(new Event('input', {bubbles: true}));
}

/** The largest claim is the preset's share of the sum, until another one is typed. */
function followSum(form: HTMLFormElement, changed: string): void {
  const cap = named(form, 'claimCap');
  const bps = form.querySelector<HTMLElement>('a[aria-current][data-claim-bps]')?.dataset.claimBps;
  if (changed === 'claimCap') {
    form.dataset.ownCap = '';
  }
  if (cap === null || bps === undefined || form.dataset.ownCap !== undefined) {
    return;
  }
  for (const sum of read(named(form, 'sum')?.value.trim() ?? '')) {
    cap.value = decimal((sum * BigInt(bps) / 10_000n).toString(), 18);
  }
}

/** The scope is for both sides and for whoever decides or approves; these two may have no reading key yet. */
function nameReaders(form: HTMLFormElement): void {
  const later = typedAddresses(form, 'arbiter', 'approver');
  form.dataset.later = later.join(' ');
  form.dataset.readers = [...new Set([...typedAddresses(form, 'client', 'worker'), ...later])].join(' ');
}

/** What each part costs goes to the hub too, which compares it with the price; what each part is stays sealed. */
function nameParts(form: HTMLFormElement): void {
  const parts = named(form, 'parts');
  if (parts !== null) {
    const amounts = [...form.querySelectorAll<HTMLInputElement>('[name^="milestones."][name$=".amount"]')];
    parts.value = amounts.flatMap(({value}) => read(value.trim())).join(',');
  }
}

/** Nothing when it is no amount yet. */
function read(text: string): bigint[] {
  try {
    return [smallest(text, 18)];
  } catch {
    return [];
  }
}
const typedAddresses = (form: HTMLFormElement, ...names: string[]): string[] => names
  .map(name => named(form, name)?.value.trim() ?? '')
  .filter(address => /^0x[0-9a-fA-F]{40}$/.test(address) && address.toLowerCase() !== account()?.toLowerCase());

async function fillFromProposal(form: HTMLFormElement, proposal: string): Promise<void> {
  const reader = account();
  const key = reader === undefined ? undefined : await keptReadingKey(reader);
  if (reader === undefined || key === undefined) {
    return;
  }
  const id = hex(unhex(proposal, 'the proposal\'s id', 32));
  const body = await openServed(await get<Served>(paths.document(id)), id, reader, key, undefined);
  const pay = body['pay'] as JsonObject | undefined;
  const milestones = Array.isArray(body['milestones']) ? body['milestones'] as JsonObject[] : [];
  const prices = milestones.map(m => inCoin(form, String(m['amount']), String(pay?.['currency'])));
  milestones.forEach((m, i) => {
    set(form, `milestones.${i}.title`, String(m['title']));
    set(form, `milestones.${i}.amount`, prices[i]);
  });
  const whole = prices.length > 0 && prices.every(price => price !== undefined)
    ? add(prices as string[])
    : pay?.['kind'] === 'fixed' ? inCoin(form, String(pay['amount']), String(pay['currency'])) : undefined;
  set(form, 'sum', whole);
  form.dispatchEvent(new Event('input', {bubbles: true}));
}

function set(form: HTMLFormElement, name: string, value: string | undefined): void {
  const field = named(form, name);
  if (field !== null && value !== undefined && field.value === '') {
    field.value = value;
  }
}

const SAT = 100_000_000n;

/** In whole satoshis, rounded up; undefined without a rate for the currency. */
function inCoin({dataset: {rate = '', rateCurrency = ''}}: HTMLFormElement, amount: string, currency: string): string | undefined {
  if (rate === '' || currency !== rateCurrency) {
    return undefined;
  }
  const [price, per] = [amount, rate].map(text => {
    const [whole, fraction = ''] = text.split('.') as [string, string?];
    return BigInt(whole + fraction.slice(0, 18).padEnd(18, '0'));
  }) as [bigint, bigint];
  return fromSat((price * SAT + per - 1n) / per);
}

const toSat = (text: string): bigint => {
  const [whole, fraction = ''] = text.split('.') as [string, string?];
  return BigInt(whole + fraction.padEnd(8, '0'));
};

const fromSat = (sat: bigint): string =>
  `${sat / SAT}.${(sat % SAT).toString().padStart(8, '0')}`.replace(/\.?0+$/, '');

const add = (amounts: readonly string[]): string => fromSat(amounts.reduce((sum, amount) => sum + toSat(amount), 0n));
