// The X25519 key that opens what others seal for an address. It is derived from the wallet, so that a new phone with the
// same wallet opens everything again and nothing more has to be backed up.
import {unhex, utf8, type Bytes} from './bytes.ts';
import type {TypedData} from './eip712.ts';
import {hkdf} from './secret.ts';

const INFO = utf8('stint reading key 1');
const NO_SALT = new Uint8Array(0);

/** What an injected wallet signs; the signature is the secret, so it never leaves this device. */
export const READING_KEY: TypedData = {
  types: {
    EIP712Domain: [{name: 'name', type: 'string'}, {name: 'version', type: 'string'}],
    ReadingKey: [{name: 'purpose', type: 'string'}],
  },
  primaryType: 'ReadingKey',
  domain: {name: 'Stint', version: '1'},
  message: {purpose: 'Opens what is written to me on Stint. Never sign this anywhere else.'},
};

/** @param key the wallet's private key, 32 bytes */
export const builtInReadingKey = (key: Bytes): Promise<Bytes> => hkdf(key, NO_SALT, INFO);

/** @param signature over {@link READING_KEY}, 65 bytes with v 27 or 28 */
export const signedReadingKey = async (signature: string): Promise<Bytes> =>
  hkdf(unhex(signature, 'the signature', 65), NO_SALT, INFO);
