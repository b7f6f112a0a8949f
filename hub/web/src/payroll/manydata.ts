// What the hub says of lists of pay: what one comes to, how far a run is, what to do next for it.
import type {Address} from '../address.ts';
import {get, post, postBytes} from '../api.ts';
import type {Hex} from '../bytes.ts';
import type {TypedData} from '../eip712.ts';
import type {Token} from '../hours/wage.ts';
import {dropOf} from '../pending.ts';
import type {TransactionRequest} from '../wallet/wallet.ts';

export const KINDS = ['topup', 'open', 'bonus', 'approve'] as const;
export type Kind = typeof KINDS[number];

/** In the smallest unit. */
export interface Sum {
  readonly amount: string;
  readonly token: Token;
}

export interface Item extends Sum {
  readonly name: string;
  readonly worker: Address;
  readonly agreement: Hex;
  readonly memo?: string;
  /** What the worker may draw in all so far, and after this: what is signed. */
  readonly approved?: string;
  readonly total?: string;
}

export interface Line extends Item {
  readonly line: number;
  readonly funded: string;
  readonly fundedAfter: string;
  readonly warning?: string;
}

/** What a list comes to now. */
export interface Plan {
  readonly kind: Kind;
  /** Of exactly this plan. */
  readonly seal: Hex;
  readonly lines: readonly Line[];
  readonly problems: readonly {readonly line: number; readonly column: string; readonly problem: string}[];
  readonly totals: readonly Sum[];
  readonly transactions: number;
  readonly fee?: string;
  readonly coin: Token;
  readonly lacks: readonly Sum[];
  readonly refused?: string;
}

export interface RunItem extends Item {
  readonly state: 'waits' | 'sent' | 'done' | 'failed';
  readonly moved?: string;
  readonly why?: string;
}

export interface Run {
  readonly id: string;
  readonly kind: Kind;
  readonly state: 'open' | 'aside' | 'done';
  readonly items: readonly RunItem[];
  readonly steps: readonly {
    readonly step: number; readonly items: number; readonly block?: number; readonly fee?: string;
    readonly state: 'asked' | 'sent' | 'mined' | 'done' | 'void';
  }[];
  readonly coin: Token;
}

export interface Voucher {
  readonly agreement: Hex;
  readonly total: string;
  readonly memo: Hex;
  readonly after: string;
}

export type Todo =
  | {readonly do: 'nothing'} | {readonly do: 'wait'} | {readonly do: 'ask'; readonly step: number}
  | {readonly do: 'lost'; readonly step: number; readonly transactions: readonly Hex[]}
  | {readonly do: 'allow'; readonly transaction: TransactionRequest} & Sum
  | {readonly do: 'send'; readonly step: number; readonly items: number; readonly transaction: TransactionRequest}
  | {readonly do: 'sign'; readonly domain: TypedData['domain']; readonly vouchers: readonly Voucher[]};

const RUNS = '/api/payroll/runs';

/** The list goes as it is: the hub says what is wrong with its encoding, too. */
export const check = (kind: Kind, list: Uint8Array<ArrayBuffer>): Promise<Plan> =>
  postBytes(`/api/payroll/check?kind=${kind}`, list, 'text/csv');

export const begin = (kind: Kind, seal: Hex, list: string, idempotencyKey: string): Promise<{location: string}> =>
  post(RUNS, {kind, seal, list}, {idempotencyKey});

export const runOf = (id: string): Promise<Run> => get(`${RUNS}/${id}`);

/**
 * @param again whether a wallet may be asked once more for a transaction of which nothing came
 * @param lost transactions that the wallet shows as cancelled or failed
 */
export const next = (id: string, again: boolean, lost: readonly Hex[]): Promise<Todo> =>
  post(`${RUNS}/${id}/next`, {again, lost});

const stepsOf = (id: string): string => `${RUNS}/${id}/steps/`;

export const sentPath = (id: string, step: number): string => `${stepsOf(id)}${step}/sent`;

/** Nothing more of it is sent, nor again what was signed for it and has no answer. */
export async function putAside(me: Address, id: string): Promise<Run> {
  await dropOf(me, stepsOf(id));
  return post(`${RUNS}/${id}/aside`, {});
}
