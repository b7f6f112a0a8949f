// Attachments: those of private documents are encrypted here, under a key that stands in the document alone.
import {sha256} from '@noble/hashes/sha2.js';
import {getBytes, paths, postBytes} from './api.ts';
import {hex, random, unhex, type Hex} from './bytes.ts';
import {isPublic, parseKind} from './document.ts';
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

/** Uploads what the form's file fields hold; nothing when it has none. */
export async function uploadFiles(form: HTMLFormElement, kind: string): Promise<Attachment[] | undefined> {
  const inputs = [...form.querySelectorAll<HTMLInputElement>('input[type=file]')];
  if (inputs.length === 0) {
    return undefined;
  }
  const open = isPublic(parseKind(kind));
  const attachments: Attachment[] = [];
  for (const file of inputs.flatMap(input => [...input.files ?? []])) {
    attachments.push(await upload(file, open));
  }
  return attachments;
}

async function upload(file: File, open: boolean): Promise<Attachment> {
  const plain = new Uint8Array(await file.arrayBuffer());
  const about = {name: file.name, type: file.type || ANY, size: plain.length};
  if (open) {
    await postBytes(paths.blobs, plain, about.type);
    return {...about, hash: hex(sha256(plain))};
  }
  const [key, nonce] = [random(32), random(12)];
  const stored = await encrypt(key, nonce, plain);
  await postBytes(paths.blobs, stored, ANY);
  return {...about, hash: hex(sha256(stored)), key: hex(key), nonce: hex(nonce)};
}

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
