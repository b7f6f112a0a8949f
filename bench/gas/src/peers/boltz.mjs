// Boltz' EtherSwap: money locked to a hash; the worker takes it with the preimage.
import {keccak256, parseEther, parseSignature, sha256, toHex} from 'viem';
import {measure, total} from '../price/measure.mjs';
import {shipped} from './shipped.mjs';

const SUM = parseEther('1');
const TIMELOCK_BLOCKS = 10;
const LOCK = 'lock(bytes32,address,uint256)';
const CLAIM = 'claim(bytes32,uint256,address,uint256)';
const CLAIM_MANY = 'claimBatch(bytes32[],uint256[],address[],uint256[])';
const REFUND = 'refund(bytes32,uint256,address,uint256)';
const REFUND_TOGETHER = 'refundCooperative(bytes32,uint256,address,uint256,uint8,bytes32,bytes32)';
const Refund = [
  {type: 'bytes32', name: 'preimageHash'}, {type: 'uint256', name: 'amount'}, {type: 'address', name: 'claimAddress'},
  {type: 'uint256', name: 'timelock'},
];

export const boltz = {
  name: 'Boltz EtherSwap',
  package: 'boltz-core@4.0.1',
  has: 'a lock that a preimage opens, back to the client after its time; no agreement, no arbiter; three milestones are three locks, claimed together',

  async measure(chain, run) {
    const {client, worker} = chain.people;
    const swaps = await Swaps.deploy(chain, run);
    const until = await chain.client.getBlockNumber() + 1_000_000n;
    const fund = await swaps.lock('one', until);
    const release = await swaps.call(worker, CLAIM, [swaps.secretOf('one'), SUM, client.address, until]);

    const names = ['first', 'second', 'third'];
    const many = [];
    for (const name of names) many.push(await swaps.lock(name, until));
    const secrets = names.map(name => swaps.secretOf(name));
    many.push(await swaps.call(worker, CLAIM_MANY, [secrets, names.map(() => SUM), names.map(() => client.address), names.map(() => until)]));
    return {
      fund, release, one: total(fund, release), three: total(...many),
      refundByClient: await swaps.runOut(), refundByWorker: await swaps.giveBack(until),
    };
  },
};

class Swaps {
  constructor(chain, run, contract) {
    Object.assign(this, {chain, run, contract});
  }

  static async deploy(chain, run) {
    return new Swaps(chain, run, await chain.deploy(shipped('boltz-core/out/EtherSwap.sol/EtherSwap.json')));
  }

  async call(from, signature, args, value) {
    const {address, abi} = this.contract;
    return measure(this.chain, await this.chain.call(from, {address, abi: [overload(abi, signature)]}, signature.split('(')[0], args, value));
  }

  secretOf(name) {
    return keccak256(toHex(`${name} ${this.run}`));
  }

  async lock(name, timelock) {
    const {client, worker} = this.chain.people;
    return this.call(client, LOCK, [sha256(this.secretOf(name)), worker.address, timelock], SUM);
  }

  /** The client takes back what nobody claimed in time. */
  async runOut() {
    const {client, worker} = this.chain.people;
    const soon = await this.chain.client.getBlockNumber() + BigInt(TIMELOCK_BLOCKS);
    await this.lock('refunded', soon);
    await this.chain.mine(TIMELOCK_BLOCKS);
    return this.call(client, REFUND, [sha256(this.secretOf('refunded')), SUM, worker.address, soon]);
  }

  /** The client takes back with the worker's signature. */
  async giveBack(timelock) {
    const {client, worker} = this.chain.people;
    await this.lock('given back', timelock);
    const message = {preimageHash: sha256(this.secretOf('given back')), amount: SUM, claimAddress: worker.address, timelock};
    const domain = {name: 'EtherSwap', version: '6', chainId: this.chain.client.chain.id, verifyingContract: this.contract.address};
    const {r, s, v} = parseSignature(await worker.signTypedData({domain, types: {Refund}, primaryType: 'Refund', message}));
    return this.call(client, REFUND_TOGETHER, [...Object.values(message), Number(v), r, s]);
  }
}

/** One of the functions that share a name. */
function overload(abi, signature) {
  const [name, types] = signature.slice(0, -1).split('(');
  return abi.find(f => f.type === 'function' && f.name === name && f.inputs.map(i => i.type).join() === types);
}
