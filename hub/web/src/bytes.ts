// Bytes and how they are written: 0x-hexadecimal everywhere, base64url for what is long.
import {bytesToHex, hexToBytes} from '@noble/hashes/utils.js';

/** Bytes of their own buffer, as WebCrypto wants them. */
export type Bytes = Uint8Array<ArrayBuffer>;
export type Hex = `0x${string}`;

export const hex = (bytes: Uint8Array): Hex => `0x${bytesToHex(bytes)}`;

/**
 * Reads `0x` and an even number of hexadecimal digits.
 * @param size in bytes, when only one is right
 * @throws TypeError naming what was read
 */
export function unhex(text: unknown, what: string, size?: number): Bytes {
  if (typeof text !== 'string' || !/^0x(?:[0-9a-fA-F]{2})*$/.test(text)) {
    throw new TypeError(`${what} is not 0x and hexadecimal digits: ${String(text)}`);
  }
  const bytes = Uint8Array.from(hexToBytes(text.slice(2)));
  if (size !== undefined && bytes.length !== size) {
    throw new TypeError(`${what} has ${bytes.length} bytes instead of ${size}: ${text}`);
  }
  return bytes;
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @throws TypeError when the text has half a character: UTF-8 cannot say it and would replace it silently */
export function utf8(text: string): Bytes {
  if (/\p{Surrogate}/u.test(text)) {
    throw new TypeError('the text has a lone surrogate');
  }
  return Uint8Array.from(new TextEncoder().encode(text));
}

export function base64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) {
    binary += String.fromCharCode(byte);
  }
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** @throws TypeError for padding, other letters, or a form that is not the one that {@link base64url} writes */
export function unbase64url(text: unknown, what: string): Bytes {
  if (typeof text === 'string' && /^[A-Za-z0-9_-]*$/.test(text) && text.length % 4 !== 1) {
    const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    const bytes = Uint8Array.from(binary, letter => letter.charCodeAt(0));
    if (base64url(bytes) === text) {
      return bytes;
    }
  }
  throw new TypeError(`${what} is not base64url without padding`);
}

export const equal = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);

/** A big-endian number of `size` bytes; the caller has checked that it fits. */
export function uint(value: bigint, size: number): Bytes {
  return unhex(`0x${value.toString(16).padStart(size * 2, '0')}`, 'number', size);
}

export const toBigInt = (bytes: Uint8Array): bigint => (bytes.length === 0 ? 0n : BigInt(hex(bytes)));

export const random = (size: number): Bytes => crypto.getRandomValues(new Uint8Array(size));
