// Attachments: those of private documents are encrypted here, under a key that stands in the document alone.
import {sha256} from '@noble/hashes/sha2.js';
import {getBytes, paths} from './api.ts';
import {hex, unhex, type Hex} from './bytes.ts';
import {decrypt} from './secret.ts';

/** As it stands in a document; `size` in bytes before encryption, `hash` the SHA-256 of the stored bytes. */
export type Attachment = {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly hash: Hex;
  readonly key?: Hex;
  readonly nonce?: Hex;
};

export const ANY = 'application/octet-stream';

/** @throws TypeError when the hub gives other bytes than the document names */
export async function download({hash, type, key, nonce}: Attachment): Promise<Blob> {
  const stored = await getBytes(paths.blob(hash));
  if (hex(sha256(stored)) !== hash) {
    throw new TypeError('the stored file is another one');
  }
  const plain = key === undefined ? stored : await decrypt(unhex(key, 'the key', 32), unhex(nonce, 'the nonce', 12), stored);
  // Only pictures keep their type: a page in an attachment would run as a page of this site.
  return new Blob([plain], {type: /^image\/(?:png|jpeg|webp|gif)$/.test(type) ? type : ANY});
}
