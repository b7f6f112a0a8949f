// Pay by the hour in the form of the terms: makes the document's fields of what is easier to type, proposes the first fund
// and the largest claim, and says all of it in words.
import {editWork} from '../books/work.ts';
import type {JsonObject} from '../canonical.ts';
import {decimal} from '../ui/words.ts';
import {claimFor, fundFor, minutesOf, periodMinutes, type Rates} from './fund.ts';
import {say, sentences, words} from './spoken.ts';

export {fundFor};

type Field = HTMLInputElement | HTMLSelectElement;

export function editHourly(form: HTMLFormElement, rates: Rates): void {
  const place = form.querySelector<HTMLFieldSetElement>('#hourly')!;
  const sum = field(form, 'sum');
  const own = {sum: sum.value !== '', claim: false};
  offerZones(form);
  nameSum(form);
  editWork(form);
  form.addEventListener('input', ({target}) => {
    const {name, value} = target as Field;
    own.sum = name === 'sum' ? value !== '' : own.sum;
    own.claim = name === 'claimCap' ? value !== '' : own.claim && name !== undefined;
    follow(form, place, rates, own);
  });
  // The proposal that was agreed on, once it is opened.
  form.addEventListener('stint:pay', event => {
    const {kind, amount, currency} = (event as CustomEvent<JsonObject>).detail;
    field(form, 'basis').value = kind === 'hourly' ? 'hourly' : '';
    if (kind === 'hourly') {
      field(form, 'hourly.rate.amount').value = String(amount);
      field(form, 'hourly.rate.currency').value = String(currency);
    }
  });
  follow(form, place, rates, own);
}

const field = (form: HTMLFormElement, name: string): Field => form.elements.namedItem(name) as Field;

function follow(
  form: HTMLFormElement, place: HTMLFieldSetElement, rates: Rates, own: {sum: boolean; claim: boolean},
): void {
  const on = field(form, 'basis').value !== '';
  if (on === place.disabled) {
    place.disabled = place.hidden = !on;
    nameSum(form);
  }
  if (!on) {
    return;
  }
  fillDocument(form, rates);
  propose(form, rates, own);
  const hourly = typed(form);
  say(form.querySelector('#hourly-words')!, hourly === undefined ? [] : sentences(hourly, form.dataset.symbol!));
}

/** As it will stand in the scope; undefined without a rate. */
function typed(form: HTMLFormElement): JsonObject | undefined {
  const of = (name: string): string => field(form, `hourly.${name}`).value.trim();
  const amount = of('rate.amount').replace(',', '.');
  return amount === '' ? undefined : {
    rate: {amount, currency: of('rate.currency')},
    period: of('period'),
    zone: of('zone'),
    rounding: {minutes: of('rounding.minutes'), mode: of('rounding.mode'), each: of('rounding.each')},
    ...(of('weekly') === '' ? {} : {weekly: of('weekly')}),
    ...(of('source') === '' ? {} : {source: of('source')}),
  };
}

/** What the document has and nobody types as it is: minutes, the rule of rounding, who says what a coin is worth. */
function fillDocument(form: HTMLFormElement, rates: Rates): void {
  const [minutes = '', mode = '', each = ''] = field(form, 'rounding').value.split(' ');
  const set = (name: string, value: string): void => { field(form, `hourly.${name}`).value = value; };
  const weekly = field(form, 'weeklyHours') as HTMLInputElement;
  const cap = minutesOf(weekly.value);
  weekly.setCustomValidity(cap === 'wrong' ? words('noHours') : '');
  set('weekly', typeof cap === 'number' ? String(cap) : '');
  set('rounding.minutes', minutes);
  set('rounding.mode', mode);
  set('rounding.each', each);
  set('source', rates[field(form, 'hourly.rate.currency').value]?.source ?? '');
  const zone = field(form, 'hourly.zone') as HTMLInputElement;
  zone.setCustomValidity(knownZone(zone.value) === undefined ? words('noZone') : '');
}

/** The first fund, and what may be claimed at once, until other sums are typed. */
function propose(form: HTMLFormElement, rates: Rates, own: {sum: boolean; claim: boolean}): void {
  const currency = field(form, 'hourly.rate.currency').value;
  const decimals = Number(form.dataset.decimals);
  const weekly = Number(field(form, 'hourly.weekly').value);
  const periods = Number(field(form, 'periods').value);
  const fund = rates[currency] && fundFor(
    field(form, 'hourly.rate.amount').value, rates[currency].price, decimals,
    periodMinutes(weekly, field(form, 'hourly.period').value), periods);
  if (fund === undefined) {
    return;
  }
  const sum = field(form, 'sum');
  if (!own.sum) {
    sum.value = decimal(fund.toString(), decimals);
  }
  if (!own.claim) {
    form.dataset.ownCap = '';
    field(form, 'claimCap').value = decimal(claimFor(fund, periods, currency === form.dataset.symbol).toString(), decimals);
  }
}

/** By the hour, the sum is what is put in at first, not the price of everything. */
function nameSum(form: HTMLFormElement): void {
  const [label, help] = [form.querySelector<HTMLElement>('label[for=sum]')!, form.querySelector<HTMLElement>('#help-sum')!];
  const kept = (part: HTMLElement): string => part.dataset.fixed ??= part.textContent ?? '';
  const [fixed, fixedHelp] = [kept(label), kept(help)];
  const on = field(form, 'basis').value !== '';
  label.textContent = on ? words('sum') : fixed;
  help.textContent = on ? words('help.sum') : fixedHelp;
}

function offerZones(form: HTMLFormElement): void {
  const zone = field(form, 'hourly.zone');
  const list = form.querySelector<HTMLDataListElement>('#zones')!;
  list.append(...['UTC', ...Intl.supportedValuesOf('timeZone')].map(name => new Option(undefined, name)));
  zone.value ||= new Intl.DateTimeFormat().resolvedOptions().timeZone;
  zone.addEventListener('change', () => { zone.value = knownZone(zone.value) ?? zone.value; });
}

/** As the list writes it; undefined when there is none of this name. A distance from UTC is no zone. */
function knownZone(name: string): string | undefined {
  try {
    return /^[a-z]/i.test(name.trim())
      ? new Intl.DateTimeFormat('en', {timeZone: name.trim()}).resolvedOptions().timeZone : undefined;
  } catch {
    return undefined;
  }
}
