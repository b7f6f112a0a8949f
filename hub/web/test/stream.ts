// Bytes that look random and are the same at every run: keccak of a counter, as in the contracts' golden vectors.
import {keccak256, toHex, type Hex} from 'viem';
import {unhex, type Bytes} from '../src/bytes.ts';

export function stream(seed: string): Stream {
  let counter = 0;
  const word = (): Hex => keccak256(toHex(`${seed} ${++counter}`));
  const bits = (n: number): bigint => BigInt(word()) >> BigInt(256 - n);
  return {
    bits,
    hex: size => `0x${Array.from({length: Math.ceil(size / 32)}, () => word().slice(2)).join('').slice(0, size * 2)}`,
    bytes(size) {
      return unhex(this.hex(size), 'bytes');
    },
    below: limit => Number(bits(52) % BigInt(limit)),
  };
}

export interface Stream {
  bits(n: number): bigint;
  hex(size: number): Hex;
  bytes(size: number): Bytes;
  below(limit: number): number;
}
