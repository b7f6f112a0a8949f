// secp256k1 signatures as the escrow reads them: 64 bytes (EIP-2098) or 65 with v 27 or 28, s in the lower half.
import {secp256k1} from '@noble/curves/secp256k1.js';
import {addressOf, type Address} from './address.ts';
import {concat, hex, toBigInt, uint, unhex, type Bytes, type Hex} from './bytes.ts';

const HALF = secp256k1.Point.Fn.ORDER >> 1n;

/** r, s and the parity of the nonce's point. */
interface Parts {
  readonly r: Bytes;
  readonly s: Bytes;
  readonly parity: number;
}

/** @throws TypeError when it is no signature in one of the two forms, or has a high s */
function parse(signature: unknown): Parts {
  const bytes = unhex(signature, 'the signature');
  const parts = bytes.length === 65 ? long(bytes) : bytes.length === 64 ? short(bytes) : undefined;
  if (parts === undefined) {
    throw new TypeError(`a signature has 64 or 65 bytes, this has ${bytes.length}`);
  }
  if (toBigInt(parts.s) > HALF) {
    throw new TypeError('the signature has a high s');
  }
  return parts;
}

function long(bytes: Bytes): Parts {
  const v = bytes[64]!;
  if (v !== 27 && v !== 28) {
    throw new TypeError(`the signature's last byte must be 27 or 28, this is ${v}`);
  }
  return {r: bytes.slice(0, 32), s: bytes.slice(32, 64), parity: v - 27};
}

function short(bytes: Bytes): Parts {
  const s = bytes.slice(32);
  const parity = s[0]! >> 7;
  s[0]! &= 0x7f;
  return {r: bytes.slice(0, 32), s, parity};
}

/**
 * Whose key signed the digest.
 * @throws TypeError when the signature is malformed or nobody's
 */
export function recover(digest: Uint8Array, signature: unknown): Address {
  const {r, s, parity} = parse(signature);
  try {
    const recovered = secp256k1.recoverPublicKey(concat(Uint8Array.of(parity), r, s), digest, {prehash: false});
    return addressOf(secp256k1.Point.fromBytes(recovered).toBytes(false));
  } catch (error) {
    throw new TypeError('the signature is nobody\'s', {cause: error});
  }
}

/** Signs as RFC 6979 says, without randomness: 65 bytes, r, s and v. */
export function sign(digest: Uint8Array, key: Uint8Array): Hex {
  const {r, s, parity} = signParts(digest, key);
  return hex(concat(uint(r, 32), uint(s, 32), Uint8Array.of(27 + parity)));
}

/** As {@link sign}, in numbers. */
export function signParts(digest: Uint8Array, key: Uint8Array): {r: bigint; s: bigint; parity: number} {
  const recovered = secp256k1.sign(digest, key, {prehash: false, format: 'recovered'});
  return {parity: recovered[0]!, r: toBigInt(recovered.subarray(1, 33)), s: toBigInt(recovered.subarray(33))};
}

/** @throws TypeError when the key is zero or not below the curve's order */
export function addressOfKey(key: Uint8Array): Address {
  if (!secp256k1.utils.isValidSecretKey(key)) {
    throw new TypeError('that is no private key');
  }
  return addressOf(secp256k1.getPublicKey(key, false));
}

/** A wallet's signature with v 27 or 28; some wallets write 0 or 1. */
export function withPlainV(signature: unknown): Hex {
  const bytes = unhex(signature, 'the wallet\'s signature');
  if (bytes.length === 65 && bytes[64]! < 2) {
    bytes[64]! += 27;
  }
  return hex(bytes);
}
