// Kleros' escrow (version 1) with its central arbitrator: one transaction agrees and funds, the sender releases.
import {parseEther} from 'viem';
import {measure, total} from '../price/measure.mjs';
import {shipped} from './shipped.mjs';

const BUILD = '@kleros/kleros-interaction/build/contracts';
const SUM = parseEther('1');
const FEE = parseEther('0.1');
const DAY = 86_400n;
const RECEIVER_WINS = 2n;
// Of what `transactions` returns.
const DISPUTE_FIELD = 4;
const EVIDENCE = '/ipfs/QmWQV5ZFFhEJiW8Lm7ay2zLxC2XS4wx1b2W7FfdrLMyQQc/metaevidence.json';

export const kleros = {
  name: 'Kleros escrow v1',
  package: '@kleros/kleros-interaction@0.10.0',
  has: 'one job a deposit, an arbiter with appeals, evidence in events; a central arbitrator is the cheapest it ships',

  async measure(chain) {
    const {client, worker} = chain.people;
    const deal = await Deals.deploy(chain);
    // The first of a contract pays for slots that the later ones find in use.
    await deal.open(SUM);
    const one = await deal.open(SUM);
    const release = await deal.call(client, 'pay', [one.id, SUM]);
    const three = await deal.open(3n * SUM);
    const parts = [];
    for (let i = 0; i < 3; i++) parts.push(await deal.call(client, 'pay', [three.id, SUM]));

    const refunded = await deal.open(SUM);
    const refundByWorker = await deal.call(worker, 'reimburse', [refunded.id, SUM]);
    await deal.dispute();
    return {
      agree: one.cost, agreeFunds: true, release, one: total(one.cost, release), three: total(three.cost, ...parts),
      dispute: await deal.dispute(), refundByWorker,
    };
  },
};

class Deals {
  #next = 0n;

  constructor(chain, arbitrator, escrow) {
    Object.assign(this, {chain, arbitrator, escrow});
  }

  static async deploy(chain) {
    const arbitrator = await chain.deploy(shipped(`${BUILD}/CentralizedArbitrator.json`), [FEE]);
    const escrow = shipped(`${BUILD}/MultipleArbitrableTransaction.json`);
    return new Deals(chain, arbitrator, await chain.deploy(escrow, [arbitrator.address, '0x', 3n * DAY]));
  }

  async call(from, name, args, value, to = this.escrow) {
    return measure(this.chain, await this.chain.call(from, to, name, args, value));
  }

  async open(value) {
    const {client, worker} = this.chain.people;
    const cost = await this.call(client, 'createTransaction', [30n * DAY, worker.address, EVIDENCE], value);
    return {id: this.#next++, cost};
  }

  /** Both sides pay the arbitrator, who rules for the worker. */
  async dispute() {
    const {client, worker, owner} = this.chain.people;
    const {id} = await this.open(SUM);
    const byWorker = await this.call(worker, 'payArbitrationFeeByReceiver', [id], FEE);
    const byClient = await this.call(client, 'payArbitrationFeeBySender', [id], FEE);
    const {[DISPUTE_FIELD]: number} = await this.chain.read(this.escrow, 'transactions', [id]);
    return total(byWorker, byClient, await this.call(owner, 'giveRuling', [number, RECEIVER_WINS], 0n, this.arbitrator));
  }
}
