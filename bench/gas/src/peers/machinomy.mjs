// Machinomy's channel: the client opens it, the worker closes it with the client's last signed total.
import {encodePacked, keccak256, parseEther, toHex} from 'viem';
import {measure, total} from '../price/measure.mjs';
import {shipped} from './shipped.mjs';

const SUM = parseEther('1');
const SETTLING_BLOCKS = 10;

export const machinomy = {
  name: 'Machinomy channel',
  package: '@machinomy/contracts@4.1.5',
  has: 'a signed total as Stint\'s voucher, but one payment ends the channel; no arbiter, and a client who settles early takes all',

  async measure(chain, run) {
    const {client, worker} = chain.people;
    const contract = await chain.deploy(shipped('@machinomy/contracts/build/contracts/Unidirectional.json'));
    const call = async (from, name, args, value) => measure(chain, await chain.call(from, contract, name, args, value));
    const idOf = name => keccak256(toHex(`${name} ${run}`));
    const lifecycle = async (name, value) => {
      const id = idOf(name);
      const open = await call(client, 'open', [id, worker.address, BigInt(SETTLING_BLOCKS)], value);
      const digest = keccak256(encodePacked(['address', 'bytes32', 'uint256'], [contract.address, id, value]));
      const signature = await client.signMessage({message: {raw: digest}});
      return {open, claim: await call(worker, 'claim', [id, value, signature])};
    };
    const one = await lifecycle('one', SUM);
    const three = await lifecycle('three', 3n * SUM);

    const id = idOf('refunded');
    await call(client, 'open', [id, worker.address, BigInt(SETTLING_BLOCKS)], SUM);
    const start = await call(client, 'startSettling', [id]);
    await chain.mine(SETTLING_BLOCKS);
    const refundByClient = total(start, await call(client, 'settle', [id]));
    return {
      agree: one.open, agreeFunds: true, release: one.claim, one: total(one.open, one.claim), three: total(three.open, three.claim),
      refundByClient,
    };
  },
};
