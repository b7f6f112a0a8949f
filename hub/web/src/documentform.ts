// A form whose contents become a signed document: `data-document` is its kind, `data-readers` who reads it beside the
// author (addresses, by spaces), `data-later` who of them may have no reading key yet, `data-agreement`, `data-job` and
// `data-to` what it belongs to.
import {parseAddress, type Address} from './address.ts';
import {Problem} from './api.ts';
import type {Hex} from './bytes.ts';
import type {JsonObject} from './canonical.ts';
import {idOf, parseKind, type Kind} from './document.ts';
import {prepareFiles, upload, type Prepared} from './upload.ts';
import {salted, sendDocument, signDocument, type Destination, type Signed} from './publish.ts';
import type {Wallet} from './wallet/wallet.ts';

/** A document that nobody has seen yet: it has its id, but is not signed and not sent. */
export interface Draft {
  readonly id: Hex;
  readonly kind: Kind;
  readonly body: JsonObject;
  readonly files: readonly Prepared[];
  readonly destination: Destination;
  /** Once it was signed: it is the same document, however often it is sent. */
  signed?: Signed | undefined;
}

/** What was drafted but perhaps not received: the same contents are sent again, not signed and stored twice. */
const drafts = new WeakMap<HTMLFormElement, {readonly contents: string; readonly draft: Draft}>();

export async function draftOf(form: HTMLFormElement, typed: JsonObject): Promise<Draft> {
  const contents = JSON.stringify([typed, form.dataset, chosenFiles(form)]);
  const before = drafts.get(form);
  if (before?.contents === contents) {
    return before.draft;
  }
  const kind = parseKind(form.dataset.document);
  const files = await prepareFiles(form);
  const body = salted(kind, {v: 1, ...typed, ...(files === undefined ? {} : {files: files.map(file => file.attachment)})});
  const hashes = files?.map(file => file.attachment.hash) ?? [];
  const destination = {...destinationOf(form), ...(hashes.length === 0 ? {} : {files: hashes})};
  const draft = {id: idOf(body), kind, body, files: files ?? [], destination};
  drafts.set(form, {contents, draft});
  return draft;
}

/**
 * Returns when the hub has it; done again it has no further effect.
 * @param typed the name of the form, when nothing else is to be sent of it
 */
export async function publish(draft: Draft, wallet: Wallet, typed?: string): Promise<Draft> {
  if (draft.signed === undefined) {
    for (const file of draft.files) {
      await upload(file);
    }
    draft.signed = await signDocument(wallet, draft.kind, draft.body, draft.destination);
  }
  try {
    await sendDocument(draft.signed, typed);
  } catch (error) {
    if (error instanceof Problem) {
      // Refused as it is, by its time for one: the next try is signed anew.
      draft.signed = undefined;
    }
    throw error;
  }
  return draft;
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
