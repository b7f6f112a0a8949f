// What an action will do, shown before it is signed: the hub's words, and what the browser itself reads in the data.
import {checksum} from '../address.ts';
import type {TypedData} from '../eip712.ts';
import type {TransactionRequest} from '../wallet/wallet.ts';
import {element} from './dom.ts';
import {text} from './texts.ts';
import {decimal, sayFields, type Unit} from './words.ts';

/** The hub's answer to `prepare`: with typed data or with a transaction, not both. */
export interface Prepared {
  readonly summary: readonly string[];
  readonly cost?: string;
  readonly undoable: boolean;
  /** What is allowed and may harm one side. */
  readonly warnings?: readonly {readonly text: string}[];
  /** Of the amounts in the typed data; absent: 18 decimals of the chain's coin. */
  readonly unit?: Unit;
  readonly typedData?: TypedData;
  readonly transaction?: TransactionRequest;
  /** Where the signature or the transaction's hash goes. */
  readonly submit: string;
}

/** Signatures that pay and cannot be called back once the hub has them. */
const APPROVALS = ['Voucher', 'Batch', 'Delegation', 'Concede'];

export const isApproval = ({typedData}: Prepared): boolean =>
  typedData !== undefined && APPROVALS.includes(typedData.primaryType);

/** @param warned the check mark below what may harm */
export function showPrepared(prepared: Prepared, coin: Unit, warned: HTMLInputElement | undefined): Node[] {
  const {summary, cost, undoable, warnings = [], typedData, transaction, unit = coin} = prepared;
  return [
    ...summary.map(line => element('p', {}, line)),
    ...(cost === undefined ? [] : [pairs([[text('action.cost'), cost]])]),
    ...(typedData === undefined ? [] : showTypedData(typedData, unit)),
    ...(transaction === undefined ? [] : showTransaction(transaction, coin)),
    element('p', {class: undoable ? 'sub' : 'final'}, text(undoable ? 'action.undoable' : 'action.final')),
    ...(warned === undefined ? [] : showWarnings(new Set(warnings.map(warning => warning.text)), warned)),
  ];
}

function showWarnings(warnings: ReadonlySet<string>, warned: HTMLInputElement): Node[] {
  return [
    element('h3', {}, text('action.warnings')),
    element('ul', {class: 'warnings'}, ...[...warnings].map(warning => element('li', {}, warning))),
    element('label', {class: 'check'}, warned, text('action.warned')),
  ];
}

function showTypedData(data: TypedData, unit: Unit): Node[] {
  const {chainId, verifyingContract} = data.domain;
  const exact = [
    [text('action.contract'), String(verifyingContract)] as const,
    [text('action.chain'), String(chainId)] as const,
    ...Object.entries(data.message).map(([name, value]) => [`${data.primaryType}.${name}`, String(value)] as const),
  ];
  return [
    element('h3', {}, text('action.fields')),
    pairs(sayFields(data, unit, document.documentElement.lang)),
    element('details', {}, element('summary', {}, text('action.exact')), pairs(exact)),
  ];
}

function showTransaction(transaction: TransactionRequest, coin: Unit): Node[] {
  const {to, value, data, gas, gasPrice, maxFeePerGas, chainId} = transaction;
  const fee = BigInt(gas) * BigInt(gasPrice ?? maxFeePerGas ?? 0);
  const amount = (wei: bigint): string => `${decimal(wei.toString(), coin.decimals)} ${coin.symbol}`;
  return [
    element('h3', {}, text('action.transaction')),
    pairs([
      ...(to === undefined ? [] : [[text('action.to'), checksum(to)] as [string, string]]),
      [text('action.value'), amount(BigInt(value))], [text('action.fee'), amount(fee)],
    ]),
    element('details', {}, element('summary', {}, text('action.exact')),
      pairs([[text('action.chain'), String(chainId)], ['data', data]])),
  ];
}

function pairs(entries: readonly (readonly [string, string])[]): HTMLElement {
  return element('dl', {class: 'plain fields'}, ...entries.map(([label, value]) => element(
    'div', {}, element('dt', {}, label), element('dd', {}, value.startsWith('0x') ? element('code', {}, value) : value))));
}
