// What the client's side signs for the escrow, in one signature however much it is.
import type {Address} from '../address.ts';
import type {Hex} from '../bytes.ts';
import {structHash, type TypedData} from '../eip712.ts';
import {merkleTree} from './merkle.ts';

/** A message's fields and their types; `agreement` is among them. */
export interface Message {
  readonly type: 'Voucher' | 'Delegation';
  readonly fields: Readonly<Record<string, string>>;
}

/** A signature over a message, or over the batch to whose root the path leads. */
export interface Slip {
  readonly signature: Hex;
  readonly path?: readonly Hex[];
}

const TYPES = {
  Voucher: [['bytes32', 'agreement'], ['uint96', 'total'], ['bytes32', 'memo']],
  Delegation: [['bytes32', 'agreement'], ['address', 'key'], ['uint96', 'limit']],
  Batch: [['bytes32', 'root']],
} as const;

const DOMAIN = [['string', 'name'], ['string', 'version'], ['uint256', 'chainId'], ['address', 'verifyingContract']] as const;

export const voucher = (agreement: Hex, total: bigint, memo: Hex): Message =>
  ({type: 'Voucher', fields: {agreement, total: String(total), memo}});

export const delegation = (agreement: Hex, key: Address, limit: bigint): Message =>
  ({type: 'Delegation', fields: {agreement, key, limit: String(limit)}});

const named = (types: readonly (readonly [string, string])[]): {type: string; name: string}[] =>
  types.map(([type, name]) => ({type, name}));

const typed = (domain: TypedData['domain'], primaryType: keyof typeof TYPES, message: TypedData['message']): TypedData =>
  ({types: {EIP712Domain: named(DOMAIN), [primaryType]: named(TYPES[primaryType])}, primaryType, domain, message});

/** What the wallet is asked to sign, and what each message gets of the signature. */
export interface ToSign {
  readonly data: TypedData;
  slips(signature: Hex): Slip[];
}

/** One message is signed as it is, more as a batch. */
export function toSign(domain: TypedData['domain'], messages: readonly Message[]): ToSign {
  const all = messages.map(({type, fields}) => typed(domain, type, fields));
  if (all.length === 1) {
    return {data: all[0]!, slips: signature => [{signature}]};
  }
  const {root, paths} = merkleTree(all.map(structHash));
  return {data: typed(domain, 'Batch', {root}), slips: signature => paths.map(path => ({signature, path}))};
}
