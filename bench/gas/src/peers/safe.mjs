// Safe with two of three owners (client, worker, and an arbiter) who sign what leaves it; a new one, and one that stands.
import {encodeFunctionData, parseEther, zeroAddress} from 'viem';
import {measure, total} from '../price/measure.mjs';
import {shipped} from './shipped.mjs';

const BUILD = '@safe-global/safe-contracts/build/artifacts/contracts';
const SUM = parseEther('1');
const FIELDS = 'address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,uint256 baseGas,uint256 gasPrice,address gasToken,address refundReceiver,uint256 nonce';
const SafeTx = FIELDS.split(',').map(field => ({type: field.split(' ')[0], name: field.split(' ')[1]}));

class Account {
  constructor(chain, address, abi) {
    Object.assign(this, {chain, contract: {address, abi}});
  }

  async fund(value) {
    return measure(this.chain, await this.chain.raw(this.chain.people.client, this.contract.address, '0x', value));
  }

  /** Sends to the worker what client and worker signed. */
  async release() {
    const {client, worker} = this.chain.people;
    const nonce = await this.chain.read(this.contract, 'nonce');
    const args = [worker.address, SUM, '0x', 0, 0n, 0n, 0n, zeroAddress, zeroAddress];
    const message = Object.fromEntries([...args, nonce].map((value, i) => [SafeTx[i].name, value]));
    const domain = {chainId: this.chain.client.chain.id, verifyingContract: this.contract.address};
    const signers = [client, worker].sort((a, b) => (a.address.toLowerCase() < b.address.toLowerCase() ? -1 : 1));
    const signatures = await Promise.all(signers.map(s => s.signTypedData({domain, types: {SafeTx}, primaryType: 'SafeTx', message})));
    const joined = `0x${signatures.map(s => s.slice(2)).join('')}`;
    return measure(this.chain, await this.chain.call(client, this.contract, 'execTransaction', [...args, joined]));
  }
}

async function create(chain, contracts, salt) {
  const {client, worker, arbiter} = chain.people;
  const owners = [client, worker, arbiter].map(p => p.address);
  const setup = encodeFunctionData({
    abi: contracts.singleton.abi, functionName: 'setup',
    args: [owners, 2n, zeroAddress, '0x', contracts.handler.address, zeroAddress, 0n, zeroAddress],
  });
  const receipt = await chain.call(client, contracts.factory, 'createProxyWithNonce', [contracts.singleton.address, setup, salt]);
  // Of the proxy's two events the factory's comes last and has the address in its first topic.
  const created = `0x${receipt.logs.at(-1).topics[1].slice(-40)}`;
  return {cost: await measure(chain, receipt), account: new Account(chain, created, contracts.singleton.abi)};
}

async function lifecycles(chain, run) {
  const singleton = await chain.deploy(shipped(`${BUILD}/Safe.sol/Safe.json`));
  const factory = await chain.deploy(shipped(`${BUILD}/proxies/SafeProxyFactory.sol/SafeProxyFactory.json`));
  const handler = await chain.deploy(shipped(`${BUILD}/handler/CompatibilityFallbackHandler.sol/CompatibilityFallbackHandler.json`));
  const {cost: agree, account} = await create(chain, {singleton, factory, handler}, BigInt(run));
  const first = {fund: await account.fund(SUM), release: await account.release()};
  // From the second payment on its counter is in use: that is a Safe that stands.
  const fund = await account.fund(SUM);
  const release = await account.release();
  const three = [await account.fund(3n * SUM), await account.release(), await account.release(), await account.release()];
  return {agree, first, fund, release, three};
}

export const safe = {
  name: 'Safe 2 of 3, new',
  package: '@safe-global/safe-contracts@1.4.1',
  has: 'any payment that two of client, worker and arbiter sign; no periods, so two who do not agree wait for ever; an arbiter rules by signing too, a refund is a payment as any other',

  async measure(chain, run) {
    const {agree, first, three} = await lifecycles(chain, run);
    return {agree, fund: first.fund, release: first.release, one: total(agree, first.fund, first.release), three: total(agree, ...three)};
  },
};

export const standingSafe = {
  name: 'Safe 2 of 3, standing',
  package: safe.package,
  has: 'the same, from the second payment on',

  async measure(chain, run) {
    const {fund, release, three} = await lifecycles(chain, run);
    return {fund, release, one: total(fund, release), three: total(...three)};
  },
};
