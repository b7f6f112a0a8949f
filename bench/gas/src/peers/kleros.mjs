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
    const {client, worker, owner} = chain.people;
    const arbitrator = await chain.deploy(shipped(`${BUILD}/CentralizedArbitrator.json`), [FEE]);
    const escrow = await chain.deploy(shipped(`${BUILD}/MultipleArbitrableTransaction.json`), [arbitrator.address, '0x', 3n * DAY]);
    const call = async (from, name, args, value, to = escrow) => measure(chain, await chain.call(from, to, name, args, value));
    let next = 0n;
    const open = async value => ({id: next++, cost: await call(client, 'createTransaction', [30n * DAY, worker.address, EVIDENCE], value)});
    const pay = id => call(client, 'pay', [id, SUM]);

    // The first of a contract pays for slots that the later ones find in use.
    await open(SUM);
    const one = await open(SUM);
    const release = await pay(one.id);
    const three = await open(3n * SUM);
    const parts = [await pay(three.id), await pay(three.id), await pay(three.id)];

    const refunded = await open(SUM);
    const refundByWorker = await call(worker, 'reimburse', [refunded.id, SUM]);

    const disputed = async () => {
      const {id} = await open(SUM);
      const steps = [await call(worker, 'payArbitrationFeeByReceiver', [id], FEE), await call(client, 'payArbitrationFeeBySender', [id], FEE)];
      const {[DISPUTE_FIELD]: dispute} = await chain.read(escrow, 'transactions', [id]);
      steps.push(await call(owner, 'giveRuling', [dispute, RECEIVER_WINS], 0n, arbitrator));
      return total(...steps);
    };
    await disputed();
    return {
      agree: one.cost, agreeFunds: true, release, one: total(one.cost, release), three: total(three.cost, ...parts),
      dispute: await disputed(), refundByWorker,
    };
  },
};
