import assert from 'node:assert/strict';
import {test} from 'node:test';
import {concat, hashStruct, keccak256, type Hex} from 'viem';
import {privateKeyToAccount} from 'viem/accounts';
import {parseAddress} from '../src/address.ts';
import {agreementOf, verifyVoucher, type Accepted, type Voucher} from '../src/voucher.ts';
import {stream} from './stream.ts';

const random = stream('voucher');
const person = () => privateKeyToAccount(random.hex(32));
const [client, worker, approver, delegate, stranger] = [person(), person(), person(), person(), person()];
const nobody = `0x${'00'.repeat(20)}` as const;

const TERMS = [
  ...['client', 'worker', 'payee', 'approver', 'arbiter', 'token', 'hub'].map(name => ({name, type: 'address'})),
  {name: 'claimCap', type: 'uint96'}, {name: 'arbiterFee', type: 'uint96'}, {name: 'review', type: 'uint32'},
  {name: 'ruling', type: 'uint32'}, {name: 'notice', type: 'uint32'}, {name: 'committedUntil', type: 'uint40'},
  {name: 'fallbackBps', type: 'uint16'}, {name: 'hubBps', type: 'uint16'}, {name: 'scope', type: 'bytes32'},
  {name: 'salt', type: 'uint256'},
];
const types = {
  Terms: TERMS,
  Voucher: [{name: 'agreement', type: 'bytes32'}, {name: 'total', type: 'uint96'}, {name: 'memo', type: 'bytes32'}],
  Delegation: [{name: 'agreement', type: 'bytes32'}, {name: 'key', type: 'address'}, {name: 'limit', type: 'uint96'}],
  Batch: [{name: 'root', type: 'bytes32'}],
};
const domain = {name: 'Stint Escrow', version: '1', chainId: 30, verifyingContract: random.hex(20)};

const sign = (who: typeof client, primaryType: string, message: object): Promise<Hex> =>
  who.signTypedData({types, primaryType, domain, message} as never);
const leaf = (primaryType: string, data: object): Hex => hashStruct({types, primaryType, data} as never);

async function accept(change: Record<string, unknown> = {}): Promise<Accepted> {
  const message = {
    client: client.address, worker: worker.address, payee: nobody, approver: approver.address, arbiter: nobody,
    token: nobody, hub: nobody, claimCap: '0', arbiterFee: '0', review: '86400', ruling: '0', notice: '86400',
    committedUntil: '0', fallbackBps: '5000', hubBps: '0', scope: random.hex(32), salt: '7', ...change,
  };
  const typedData = {types: {Terms: TERMS}, primaryType: 'Terms', domain, message};
  return {typedData, workerSignature: await sign(worker, 'Terms', message)};
}

const accepted = await accept();
const me = parseAddress(worker.address);
const agreement = agreementOf(accepted, me);
const body = {agreement, total: '1000', memo: random.hex(32)};
const {agreement: _, ...shown} = body;

test('client and approver may sign; a stranger, the worker and the zero address may not', async () => {
  for (const who of [client, approver]) {
    assert.equal(verifyVoucher(accepted, agreement, {...shown, signature: await sign(who, 'Voucher', body)}), who.address);
  }
  for (const who of [stranger, worker, delegate]) {
    const signature = await sign(who, 'Voucher', body);
    assert.throws(() => verifyVoucher(accepted, agreement, {...shown, signature}), /who may not/);
  }
  const alone = await accept({approver: nobody});
  const signature = await sign(approver, 'Voucher', {...body, agreement: agreementOf(alone, me)});
  assert.throws(() => verifyVoucher(alone, agreementOf(alone, me), {...shown, signature}), /who may not/);
});

test('another total, memo, agreement, chain or contract is not what was signed', async () => {
  const voucher: Voucher = {...shown, signature: await sign(client, 'Voucher', body)};
  assert.throws(() => verifyVoucher(accepted, agreement, {...voucher, total: '1001'}), /may not/);
  assert.throws(() => verifyVoucher(accepted, agreement, {...voucher, memo: random.hex(32)}), /may not/);
  assert.throws(() => verifyVoucher(accepted, random.hex(32), voucher), /may not/);
  for (const change of [{chainId: 31}, {verifyingContract: random.hex(20)}]) {
    const elsewhere = {...accepted, typedData: {...accepted.typedData, domain: {...domain, ...change}}};
    assert.throws(() => verifyVoucher(elsewhere, agreement, voucher), /may not/);
  }
});

const node = (a: Hex, b: Hex): Hex => keccak256(a < b ? concat([a, b]) : concat([b, a]));

test('a voucher in a batch is checked through its path', async () => {
  const leaves = [leaf('Voucher', body), random.hex(32), random.hex(32)] as const;
  const [mine, second, third] = leaves;
  const root = node(node(mine, second), third);
  const voucher: Voucher = {...shown, path: [second, third], signature: await sign(client, 'Batch', {root})};
  assert.equal(verifyVoucher(accepted, agreement, voucher), client.address);
  assert.throws(() => verifyVoucher(accepted, agreement, {...voucher, path: [third, second]}), /may not/);
  assert.throws(() => verifyVoucher(accepted, agreement, {...voucher, path: [second]}), /may not/);
  assert.throws(() => verifyVoucher(accepted, agreement, {...voucher, total: '1001'}), /may not/);
});

test('a delegate may sign up to the limit that client or approver gave', async () => {
  const given = {key: parseAddress(delegate.address), limit: '1000'};
  const delegation = {...given, signature: await sign(approver, 'Delegation', {agreement, ...given})};
  const voucher: Voucher = {...shown, delegation, signature: await sign(delegate, 'Voucher', body)};
  assert.equal(verifyVoucher(accepted, agreement, voucher), delegate.address);
  const over = {...body, total: '1001'};
  const tooMuch = {...voucher, total: '1001', signature: await sign(delegate, 'Voucher', over)};
  assert.throws(() => verifyVoucher(accepted, agreement, tooMuch), /up to 1000, not 1001/);
  const raised = {...voucher, delegation: {...delegation, limit: '2000'}};
  assert.throws(() => verifyVoucher(accepted, agreement, raised), /may not/);
  const other = {...voucher, signature: await sign(stranger, 'Voucher', body)};
  assert.throws(() => verifyVoucher(accepted, agreement, other), /may not/);
  const selfGiven = {...delegation, signature: await sign(delegate, 'Delegation', {agreement, ...given})};
  assert.throws(() => verifyVoucher(accepted, agreement, {...voucher, delegation: selfGiven}), /may not/);
});

test('a delegation can be the leaf of a batch too', async () => {
  const given = {key: parseAddress(delegate.address), limit: '5000'};
  const partner = random.hex(32);
  const root = node(leaf('Delegation', {agreement, ...given}), partner);
  const delegation = {...given, path: [partner], signature: await sign(client, 'Batch', {root})};
  const voucher: Voucher = {...shown, delegation, signature: await sign(delegate, 'Voucher', body)};
  assert.equal(verifyVoucher(accepted, agreement, voucher), delegate.address);
});

test('terms are mine only when I signed them', async () => {
  assert.throws(() => agreementOf(accepted, parseAddress(client.address)), /did not sign these terms/);
  const forged = {...accepted, workerSignature: await sign(client, 'Terms', accepted.typedData.message)};
  assert.throws(() => agreementOf(forged, me), /did not sign these terms/);
  const changed = {...accepted.typedData, message: {...accepted.typedData.message, client: stranger.address}};
  assert.throws(() => agreementOf({...accepted, typedData: changed}, me), /did not sign these terms/);
  const other = {...accepted.typedData, types: {Terms: TERMS.slice(1)}};
  assert.throws(() => agreementOf({...accepted, typedData: other}, me), /no terms of the escrow/);
});
