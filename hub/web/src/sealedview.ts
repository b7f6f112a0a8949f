// What was sealed for the user is opened here: elements `[data-sealed="id"]` get the document's text, or their parts
// `[data-field="name"]` the fields of these names; `[data-each="name"]` repeats its template for a list,
// `[data-price="name"]` a price, `[data-when="name=value"]`
// is shown for this value only, `[data-files]` gets the attachments.
import {account} from './page.ts';
import {get, paths, Problem} from './api.ts';
import {parseAddress, type Address} from './address.ts';
import {hex, unhex, type Bytes, type Hex} from './bytes.ts';
import type {Json, JsonObject} from './canonical.ts';
import {idOf, verify} from './document.ts';
import {download, type Attachment} from './files.ts';
import {keptReadingKey, type Served} from './publish.ts';
import {open} from './sealed.ts';
import {breathe, element} from './ui/dom.ts';
import {text} from './ui/texts.ts';

export async function showSealed(place: HTMLElement): Promise<void> {
  place.dataset.state = 'opening';
  if (place.childElementCount === 0) {
    place.textContent = text('sealed.opening');
  }
  const reader = account();
  const key = reader === undefined ? undefined : await keptReadingKey(reader);
  if (reader === undefined || key === undefined) {
    fail(place, text('sealed.noKey'));
    return;
  }
  try {
    const id = hex(unhex(place.dataset.sealed, 'the document\'s id', 32));
    const {author} = place.dataset;
    const body = await openServed(await get<Served>(paths.document(id, author)), id, reader, key, author);
    fill(place, body);
    place.dataset.state = 'open';
  } catch (error) {
    fail(place, error instanceof Problem && error.status === 404
      ? text('sealed.absent')
      : text('sealed.failed', error instanceof Error ? error.message : String(error)));
  }
}

function fail(place: HTMLElement, why: string): void {
  place.textContent = why;
  place.dataset.state = 'failed';
}

/**
 * Opens a document and checks that it is the one asked for, signed by its author.
 * @param author when the page says whose it is
 */
export async function openServed(
  served: Served, id: Hex, reader: Address, key: Bytes, author: string | undefined,
): Promise<JsonObject> {
  await breathe();
  const heading = verify({...served, id});
  if (author !== undefined && parseAddress(author) !== heading.author) {
    throw new TypeError(`it is by ${heading.author}, not by ${author}`);
  }
  await breathe();
  if (served.sealed !== undefined) {
    return open(served.sealed, id, reader, key);
  }
  if (served.body === undefined || idOf(served.body) !== id) {
    throw new TypeError('the contents are not those of the document\'s id');
  }
  return served.body;
}

/** Only ever as text: what a stranger wrote cannot become a part of the page. */
function fill(place: HTMLElement, body: JsonObject): void {
  for (const list of place.querySelectorAll<HTMLElement>('[data-each]')) {
    fillList(list, at(body, (list.dataset.each ?? '').split('.')));
  }
  const parts = [...place.querySelectorAll<HTMLElement>('[data-field]')].filter(part => part.closest('[data-each]') === null);
  fillParts(parts, body);
  for (const price of place.querySelectorAll<HTMLElement>('[data-price]')) {
    price.textContent = sayPrice(body[price.dataset.price ?? ''] as JsonObject);
  }
  for (const when of place.querySelectorAll<HTMLElement>('[data-when]')) {
    const [path = '', value = ''] = (when.dataset.when ?? '').split('=');
    when.hidden = say(at(body, path.split('.'))) !== value;
  }
  if (body['hourly'] !== undefined) {
    void import('./hours/spoken.ts').then(({sayHourly}) => sayHourly(place, body['hourly']));
  }
  const files = place.querySelector<HTMLElement>('[data-files]');
  if (parts.length === 0 && files === null) {
    place.textContent = say(body['text']);
  }
  if (files !== null && Array.isArray(body['files'])) {
    files.replaceChildren(...(body['files'] as Attachment[]).map(fileButton));
  }
}

function fillParts(parts: readonly HTMLElement[], values: Json): void {
  for (const part of parts) {
    part.textContent = say(at(values, (part.dataset.field ?? '').split('.')));
  }
}

/** `[data-each="name"]` holds a template, which is filled once for each entry of the list of this name. */
function fillList(list: HTMLElement, entries: Json | undefined): void {
  const template = list.querySelector('template');
  if (template === null) {
    return;
  }
  const made = (Array.isArray(entries) ? entries as Json[] : []).map(entry => {
    const copy = template.content.cloneNode(true) as DocumentFragment;
    fillParts([...copy.querySelectorAll<HTMLElement>('[data-field]')], entry);
    return copy;
  });
  list.replaceChildren(template, ...made);
}

const at = (value: Json | undefined, path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>(
    (inner, name) => (typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
      ? (inner as JsonObject)[name] : undefined), value);

const sayPrice = ({amount, currency}: JsonObject): string => /^[A-Z]{3}$/.test(say(currency))
  ? new Intl.NumberFormat(document.documentElement.lang, {style: 'currency', currency: say(currency), trailingZeroDisplay: 'stripIfInteger'})
    .format(say(amount) as `${number}`)
  : `${say(amount)} ${say(currency)}`;

const say = (value: Json | undefined): string =>
  value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

function fileButton(file: Attachment): HTMLElement {
  const status = element('span', {role: 'status'});
  const click = (): void => void save(file, status);
  return element('li', {}, element('button', {type: 'button', class: 'btn', click}, text('file.open', file.name)), status);
}

async function save(file: Attachment, status: HTMLElement): Promise<void> {
  try {
    const url = URL.createObjectURL(await download(file));
    element('a', {href: url, download: file.name}).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    status.textContent = '';
  } catch (error) {
    status.textContent = text('file.failed', error instanceof Error ? error.message : String(error));
  }
}
