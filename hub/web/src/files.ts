// Attachments: those of private documents are encrypted here, under a key that stands in the document alone.
import {sha256} from '@noble/hashes/sha2.js';
import {getBytes, paths, postBytes} from './api.ts';
import {hex, random, unhex, type Bytes, type Hex} from './bytes.ts';
import {decrypt, encrypt} from './secret.ts';

/** As it stands in a document; `size` in bytes before encryption, `hash` the SHA-256 of the stored bytes. */
export type Attachment = {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly hash: Hex;
  readonly key?: Hex;
  readonly nonce?: Hex;
};

const ANY = 'application/octet-stream';

/** A file that was not sent yet: how the document names it, and what the hub is to store. */
export interface Prepared {
  readonly attachment: Attachment;
  readonly stored: Bytes;
}

/** What the form's file fields hold, encrypted; nothing when it has none. */
export async function prepareFiles(form: HTMLFormElement): Promise<Prepared[] | undefined> {
  const inputs = [...form.querySelectorAll<HTMLInputElement>('input[type=file]')];
  return inputs.length === 0 ? undefined : Promise.all(inputs.flatMap(input => [...input.files ?? []]).map(prepare));
}

async function prepare(file: File): Promise<Prepared> {
  const plain = new Uint8Array(await file.arrayBuffer());
  const [key, nonce] = [random(32), random(12)];
  const stored = await encrypt(key, nonce, plain);
  const about = {name: file.name, type: file.type || ANY, size: plain.length};
  return {attachment: {...about, hash: hex(sha256(stored)), key: hex(key), nonce: hex(nonce)}, stored};
}

export const upload = ({stored}: Prepared): Promise<unknown> => postBytes(paths.blobs, stored, ANY);

/** @throws TypeError when the hub gives other bytes than the document names */
export async function download({hash, type, key, nonce}: Attachment): Promise<Blob> {
  const stored = await getBytes(paths.blob(hash));
  if (hex(sha256(stored)) !== hash) {
    throw new TypeError('the stored file is not the one that was attached');
  }
  const plain = key === undefined ? stored : await decrypt(unhex(key, 'the key', 32), unhex(nonce, 'the nonce', 12), stored);
  // Only pictures keep their type: a page in an attachment would run as a page of this site.
  return new Blob([plain], {type: /^image\/(?:png|jpeg|webp|gif)$/.test(type) ? type : ANY});
}
