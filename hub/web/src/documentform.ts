// A form whose contents become a signed document: `data-document` is its kind, `data-readers` who reads it beside the
// author (addresses, by spaces), `data-later` who of them may have no reading key yet, `data-agreement`, `data-job` and `data-to` what it belongs to.
import {parseAddress, type Address} from './address.ts';
import type {Hex} from './bytes.ts';
import type {JsonObject} from './canonical.ts';
import {parseKind} from './document.ts';
import {uploadFiles} from './files.ts';
import {sendDocument, signDocument, type Destination, type Signed} from './publish.ts';
import type {Wallet} from './wallet/wallet.ts';

/** What was signed but perhaps not received: the same contents are sent again, not signed and stored twice. */
const unanswered = new WeakMap<HTMLFormElement, {readonly contents: string; readonly document: Signed}>();

/** Returns the document's id when the hub has it. */
export async function publishForm(form: HTMLFormElement, typed: JsonObject, wallet: Wallet): Promise<Hex> {
  const contents = JSON.stringify([typed, chosenFiles(form)]);
  const before = unanswered.get(form);
  const document = before?.contents === contents ? before.document : await make(form, typed, wallet);
  unanswered.set(form, {contents, document});
  await sendDocument(document);
  unanswered.delete(form);
  return document.id;
}

async function make(form: HTMLFormElement, typed: JsonObject, wallet: Wallet): Promise<Signed> {
  const kind = parseKind(form.dataset.document);
  const files = await uploadFiles(form, kind);
  const body = {v: 1, ...typed, ...(files === undefined ? {} : {files})};
  return signDocument(wallet, kind, body, destinationOf(form));
}

function destinationOf({dataset: {readers, later, agreement, job, to}}: HTMLFormElement): Destination {
  return {
    readers: addresses(readers),
    later: addresses(later),
    ...(agreement === undefined ? {} : {agreement}),
    ...(job === undefined ? {} : {job}),
    ...(to === undefined ? {} : {to}),
  };
}

const addresses = (text = ''): Address[] =>
  text.split(/\s+/).filter(address => address !== '').map(address => parseAddress(address));

const chosenFiles = (form: HTMLFormElement): unknown[] =>
  [...form.querySelectorAll<HTMLInputElement>('input[type=file]')]
    .flatMap(input => [...input.files ?? []].map(({name, size, lastModified}) => [name, size, lastModified]));
