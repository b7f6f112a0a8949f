// AES-256-GCM and HKDF-SHA256 of the browser (WebCrypto). The browser has them on https and on this computer only.
import {type Bytes} from './bytes.ts';

const NONE = new Uint8Array(0);

/** 32 bytes. */
export async function hkdf(secret: Bytes, salt: Bytes, info: Bytes): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  return new Uint8Array(await crypto.subtle.deriveBits({name: 'HKDF', hash: 'SHA-256', salt, info}, key, 256));
}

/** @param key 32 bytes or a key that the browser holds @returns ciphertext with the tag of 16 bytes behind it */
export async function encrypt(key: Bytes | CryptoKey, nonce: Bytes, plain: Bytes, context: Bytes = NONE): Promise<Bytes> {
  const held = await held256(key, 'encrypt');
  return new Uint8Array(await crypto.subtle.encrypt(gcm(nonce, context), held, plain));
}

/** @throws TypeError when key, nonce or context are not those of the encryption, or the data was changed */
export async function decrypt(key: Bytes | CryptoKey, nonce: Bytes, data: Bytes, context: Bytes = NONE): Promise<Bytes> {
  const held = await held256(key, 'decrypt');
  try {
    return new Uint8Array(await crypto.subtle.decrypt(gcm(nonce, context), held, data));
  } catch (error) {
    throw new TypeError('it does not open with this key', {cause: error});
  }
}

const gcm = (nonce: Bytes, context: Bytes): AesGcmParams =>
  ({name: 'AES-GCM', iv: nonce, additionalData: context, tagLength: 128});

const held256 = async (key: Bytes | CryptoKey, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> =>
  key instanceof Uint8Array ? crypto.subtle.importKey('raw', key, 'AES-GCM', false, [use]) : key;
