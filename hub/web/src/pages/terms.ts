// The form of the terms: presets fill fields without losing what was typed, an agreed proposal fills the price, and the
// scope is sealed for whoever is named.
import {account} from '../page.ts';
import {get, paths} from '../api.ts';
import {hex, unhex} from '../bytes.ts';
import type {JsonObject} from '../canonical.ts';
import type {fundFor as Fund, Rates} from '../hours/fund.ts';
import {keptReadingKey, type Served} from '../publish.ts';
import {openServed} from '../sealedview.ts';
import {smallest} from '../ui/amounts.ts';
import {decimal} from '../ui/words.ts';

/** No two of the fields asked for share a name; of a select only what it has in common with an input is used. */
const named = (form: HTMLFormElement, name: string): HTMLInputElement | null =>
  form.elements.namedItem(name) as HTMLInputElement | null;

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
  const rates = JSON.parse(form.dataset.rates ?? '{}') as Rates;
  void import('../hours/terms.ts').then(async ({editHourly, fundFor}) => {
    editHourly(form, rates);
    await fillFromProposal(form, fundFor, rates);
  }).catch(() => undefined);
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
  for (const sum of read(form, named(form, 'sum')?.value)) {
    cap.value = decimal((sum * BigInt(bps) / 10_000n).toString(), Number(form.dataset.decimals));
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
    parts.value = amounts.flatMap(({value}) => read(form, value)).join(',');
  }
}

/** Nothing when it is no amount yet. */
function read({dataset}: HTMLFormElement, text = ''): bigint[] {
  try {
    return [smallest(text.trim(), Number(dataset.decimals))];
  } catch {
    return [];
  }
}

const typedAddresses = (form: HTMLFormElement, ...names: string[]): string[] => names
  .map(name => named(form, name)?.value.trim() ?? '')
  .filter(address => /^0x[0-9a-fA-F]{40}$/.test(address) && address.toLowerCase() !== account()?.toLowerCase());

async function fillFromProposal(form: HTMLFormElement, fundFor: typeof Fund, rates: Rates): Promise<void> {
  const {proposal} = form.dataset;
  const decimals = Number(form.dataset.decimals);
  const reader = account();
  const key = reader === undefined ? undefined : await keptReadingKey(reader);
  if (!proposal || reader === undefined || key === undefined) {
    return;
  }
  const id = hex(unhex(proposal, 'the proposal\'s id', 32));
  const body = await openServed(await get<Served>(paths.document(id)), id, reader, key, undefined);
  const pay = body['pay'] as JsonObject;
  const milestones = (body['milestones'] ?? []) as JsonObject[];
  const rate = rates[String(pay['currency'])];
  // Without a rate for the currency nothing is proposed.
  const worth = ({amount}: JsonObject): bigint | undefined =>
    rate && fundFor(String(amount), rate.price, decimals, 60, 1);
  const fill = (name: string, sum: bigint | undefined): void => {
    if (sum) {
      set(form, name, decimal(sum.toString(), decimals));
    }
  };
  milestones.forEach((m, i) => {
    set(form, `milestones.${i}.title`, String(m['title']));
    fill(`milestones.${i}.amount`, worth(m));
  });
  form.dispatchEvent(new CustomEvent('stint:pay', {detail: pay}));
  fill('sum', milestones.length > 0
    ? milestones.reduce((sum, m) => sum + (worth(m) ?? 0n), 0n)
    : pay['kind'] === 'fixed' ? worth(pay) : undefined);
  form.dispatchEvent(new Event('input', {bubbles: true}));
}

/** What is typed just now is left alone. */
function set(form: HTMLFormElement, name: string, value: string): void {
  const field = named(form, name);
  if (field?.value === '' && field !== document.activeElement) {
    field.value = value;
  }
}
