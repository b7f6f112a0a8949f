// OpenZeppelin's Escrow: an owner deposits for a payee and withdraws to it. The owner is the client here.
import {parseEther} from 'viem';
import {measure, total} from '../price/measure.mjs';
import {shipped} from './shipped.mjs';

const SUM = parseEther('1');

export const openzeppelin = {
  name: 'OpenZeppelin Escrow',
  package: '@openzeppelin/contracts@4.9.6',
  has: 'a deposit for a payee that its owner alone releases; no agreement, no arbiter, no refund; three milestones are three deposits',

  async measure(chain) {
    const {client, worker} = chain.people;
    const contract = await chain.deploy(shipped('@openzeppelin/contracts/build/contracts/Escrow.json'), [], client);
    const call = async (name, value) => measure(chain, await chain.call(client, contract, name, [worker.address], value));
    const fund = await call('deposit', SUM);
    const release = await call('withdraw');
    const rest = [];
    for (let i = 0; i < 2; i++) rest.push(await call('deposit', SUM), await call('withdraw'));
    return {fund, release, one: total(fund, release), three: total(fund, release, ...rest)};
  },
};
