// Addresses and their checksums: EIP-55, and EIP-1191 where a chain mixes its id in (Rootstock).
import {keccak_256} from '@noble/hashes/sha3.js';
import {hex, utf8, type Hex} from './bytes.ts';

/** 0x and 40 digits with the EIP-55 checksum, so that equal addresses are equal strings. */
export type Address = Hex & {readonly __address: true};

export const ZERO = `0x${'0'.repeat(40)}` as Address;

/**
 * Writes the checksum into the letters.
 * @param chainId given: EIP-1191 of that chain; absent: EIP-55
 */
export function checksum(address: string, chainId?: number): Hex {
  const digits = address.slice(2).toLowerCase();
  const hashed = hex(keccak_256(utf8(chainId === undefined ? digits : `${chainId}0x${digits}`)));
  const letters = [...digits].map((letter, i) => (parseInt(hashed[i + 2]!, 16) >= 8 ? letter.toUpperCase() : letter));
  return `0x${letters.join('')}`;
}

/**
 * Reads an address in small or capital letters, or with the checksum of EIP-55 or, for the given chain, EIP-1191.
 * @throws TypeError that says which of it is wrong
 */
export function parseAddress(text: unknown, chainId?: number): Address {
  if (typeof text !== 'string' || !/^0x[0-9a-fA-F]{40}$/.test(text)) {
    throw new TypeError(`an address is 0x and 40 hexadecimal digits, this is not: ${String(text)}`);
  }
  const digits = text.slice(2);
  const plain = digits === digits.toLowerCase() || digits === digits.toUpperCase();
  const known = checksum(text);
  if (!plain && text !== known && (chainId === undefined || text !== checksum(text, chainId))) {
    throw new TypeError(`the letters of ${text} do not fit its checksum: a digit is wrong, or it is of another chain`);
  }
  return known as Address;
}

/** The address of a public key of 65 bytes (uncompressed, as SEC 1 writes it). */
export function addressOf(publicKey: Uint8Array): Address {
  return checksum(hex(keccak_256(publicKey.subarray(1)).subarray(12))) as Address;
}
