// RLP, the encoding of transactions (Ethereum yellow paper, appendix B): byte strings and lists of them.
import {concat, uint, type Bytes} from './bytes.ts';

export type Item = Uint8Array | readonly Item[];

export function encode(item: Item): Bytes {
  if (!(item instanceof Uint8Array)) {
    return withLength(0xc0, concat(...item.map(encode)));
  }
  return item.length === 1 && item[0]! < 0x80 ? Uint8Array.from(item) : withLength(0x80, item);
}

function withLength(base: number, payload: Uint8Array): Bytes {
  if (payload.length < 56) {
    return concat(Uint8Array.of(base + payload.length), payload);
  }
  const length = number(BigInt(payload.length));
  return concat(Uint8Array.of(base + 55 + length.length), length, payload);
}

/** Without leading zeros; zero has no bytes. */
export function number(value: bigint): Bytes {
  return value === 0n ? new Uint8Array(0) : uint(value, Math.ceil(value.toString(16).length / 2));
}
