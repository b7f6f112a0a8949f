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
    const whole = shipped('boltz-core/out/EtherSwap.sol/EtherSwap.json');
    const {address} = await chain.deploy(whole);
    const call = async (from, signature, args, value) =>
      measure(chain, await chain.call(from, {address, abi: [overload(whole.abi, signature)]}, signature.split('(')[0], args, value));
    const secretOf = name => keccak256(toHex(`${name} ${run}`));
    const until = await chain.client.getBlockNumber() + 1_000_000n;
    const lock = (name, timelock = until) => call(client, LOCK, [sha256(secretOf(name)), worker.address, timelock], SUM);

    const fund = await lock('one');
    const release = await call(worker, CLAIM, [secretOf('one'), SUM, client.address, until]);
    const names = ['first', 'second', 'third'];
    const many = [];
    for (const name of names) many.push(await lock(name));
    many.push(await call(worker, CLAIM_MANY, [names.map(secretOf), names.map(() => SUM), names.map(() => client.address), names.map(() => until)]));

    const soon = await chain.client.getBlockNumber() + BigInt(TIMELOCK_BLOCKS);
    await lock('refunded', soon);
    await chain.mine(TIMELOCK_BLOCKS);
    const refundByClient = await call(client, REFUND, [sha256(secretOf('refunded')), SUM, worker.address, soon]);

    await lock('given back');
    const given = {preimageHash: sha256(secretOf('given back')), amount: SUM, claimAddress: worker.address, timelock: until};
    const {r, s, v} = parseSignature(await worker.signTypedData({
      domain: {name: 'EtherSwap', version: '6', chainId: chain.client.chain.id, verifyingContract: address},
      types: {Refund}, primaryType: 'Refund', message: given,
    }));
    const refundByWorker = await call(client, REFUND_TOGETHER, [...Object.values(given), Number(v), r, s]);
    return {fund, release, one: total(fund, release), three: total(...many), refundByClient, refundByWorker};
  },
};

/** One of the functions that share a name. */
function overload(abi, signature) {
  const [name, types] = signature.slice(0, -1).split('(');
  return abi.find(f => f.type === 'function' && f.name === name && f.inputs.map(i => i.type).join() === types);
}
