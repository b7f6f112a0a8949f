// Secrets that outlive a page: an unlocked wallet for half an hour, the reading key until sign-out.
//
// The site loads a new page at every step, and nobody types a passphrase on each of them. So the secret is kept in
// IndexedDB, encrypted by an AES key that WebCrypto holds and never gives out. The trade-off:
// - It does not protect from script that runs in the page: such script can ask for the secret as this file does. That is
//   what the content security policy is for.
// - A copy of the browser's profile may contain both, since browsers keep such keys in their own files. So the wallet's
//   key stays for 30 minutes after it was unlocked, not longer by use, and sign-out removes all at once.
// - localStorage and sessionStorage would hold the bare secret as text, in files and in every crash report; this does not.
import {random, type Bytes} from './bytes.ts';
import {clear, read, remove, write} from './db.ts';
import {decrypt, encrypt} from './secret.ts';

/** How long an unlocked wallet stays open. */
export const MINUTES = 30;

interface Kept {
  readonly wrap: CryptoKey;
  readonly nonce: Bytes;
  readonly data: Bytes;
  /** Milliseconds since 1970; absent: until sign-out. */
  readonly expires?: number;
}

/** @param minutes absent: until sign-out */
export async function keepSecret(name: string, secret: Bytes, minutes?: number): Promise<void> {
  const wrap = await crypto.subtle.generateKey({name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
  const nonce = random(12);
  const kept: Kept = {
    wrap, nonce, data: await encrypt(wrap, nonce, secret),
    ...(minutes === undefined ? {} : {expires: Date.now() + minutes * 60_000}),
  };
  await write('secrets', name, kept);
  if (minutes !== undefined) {
    setTimeout(() => void keptSecret(name), minutes * 60_000 + 1000);
  }
}

/** The secret, or nothing when there is none or its time is over; then it is also deleted. */
export async function keptSecret(name: string): Promise<Bytes | undefined> {
  const kept = await read<Kept>('secrets', name);
  if (kept === undefined) {
    return undefined;
  }
  if (kept.expires !== undefined && (Date.now() >= kept.expires || kept.expires > Date.now() + MINUTES * 60_000)) {
    await remove('secrets', name);
    return undefined;
  }
  return decrypt(kept.wrap, kept.nonce, kept.data);
}

export const forgetSecret = (name: string): Promise<unknown> => remove('secrets', name);

export const forgetSecrets = (): Promise<unknown> => clear('secrets');
