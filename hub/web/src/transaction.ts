// Transactions of the built-in wallet: legacy with EIP-155 (Rootstock takes only these), and EIP-1559.
import {keccak_256} from '@noble/hashes/sha3.js';
import {parseAddress} from './address.ts';
import {concat, hex, unhex, type Bytes, type Hex} from './bytes.ts';
import {parseUint} from './eip712.ts';
import {encode, number, type Item} from './rlp.ts';
import {signParts} from './signature.ts';

/** Numbers are wei, units of gas or counts, in decimal digits. */
export interface Transaction {
  readonly chainId: string | number;
  readonly nonce: string | number;
  readonly gas: string | number;
  /** Absent: the data creates a contract. */
  readonly to?: string;
  readonly value: string | number;
  readonly data: string;
  /** Legacy. */
  readonly gasPrice?: string | number;
  /** EIP-1559, both. */
  readonly maxFeePerGas?: string | number;
  readonly maxPriorityFeePerGas?: string | number;
}

/** @property raw what the network takes @property hash the transaction's name on chain */
export interface Signed {
  readonly raw: Hex;
  readonly hash: Hex;
}

/** @throws TypeError when a field has the wrong form or both kinds of price are there */
export function signTransaction(transaction: Transaction, key: Uint8Array): Signed {
  const raw = transaction.gasPrice === undefined ? signDynamic(transaction, key) : signLegacy(transaction, key);
  return {raw: hex(raw), hash: hex(keccak_256(raw))};
}

function signLegacy(transaction: Transaction, key: Uint8Array): Bytes {
  if (transaction.maxFeePerGas !== undefined || transaction.maxPriorityFeePerGas !== undefined) {
    throw new TypeError('a gas price or a largest fee, not both');
  }
  const chainId = field(transaction.chainId, 'chainId', 64);
  const fields: Item[] = [
    field(transaction.nonce, 'nonce', 64), field(transaction.gasPrice, 'gasPrice'), ...common(transaction),
  ];
  const none = new Uint8Array(0);
  const {r, s, parity} = signParts(keccak_256(encode([...fields, chainId, none, none])), key);
  const v = BigInt(transaction.chainId) * 2n + 35n + BigInt(parity);
  return encode([...fields, number(v), number(r), number(s)]);
}

function signDynamic(transaction: Transaction, key: Uint8Array): Bytes {
  const fields: Item[] = [
    field(transaction.chainId, 'chainId', 64), field(transaction.nonce, 'nonce', 64),
    field(transaction.maxPriorityFeePerGas, 'maxPriorityFeePerGas'), field(transaction.maxFeePerGas, 'maxFeePerGas'),
    ...common(transaction), [],
  ];
  const type = Uint8Array.of(2);
  const {r, s, parity} = signParts(keccak_256(concat(type, encode(fields))), key);
  return concat(type, encode([...fields, number(BigInt(parity)), number(r), number(s)]));
}

function common({gas, to, value, data, chainId}: Transaction): Item[] {
  const receiver = to === undefined ? new Uint8Array(0) : unhex(parseAddress(to, Number(chainId)), 'to', 20);
  return [field(gas, 'gas', 64), receiver, field(value, 'value'), unhex(data, 'data')];
}

const field = (value: unknown, what: string, bits = 256): Bytes => number(parseUint(value, bits, what));
