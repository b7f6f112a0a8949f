// Many agreements in one transaction: what one of them costs. A client has as many workers, each with an account.
import {concat, encodeAbiParameters, keccak256, toHex, zeroAddress} from 'viem';
import {privateKeyToAccount} from 'viem/accounts';
import {Escrow, MEMO, NEVER, NOBODY, SUM} from './escrow.mjs';
import {leafOf, pack} from './messages.mjs';

const PROOF = [{type: 'tuple', components: [
  {type: 'bytes', name: 'signature'}, {type: 'bytes32[]', name: 'path'}, {type: 'address', name: 'key'},
  {type: 'uint96', name: 'limit'}, {type: 'bytes', name: 'delegation'}, {type: 'bytes32[]', name: 'delegationPath'},
  {type: 'uint96', name: 'tip'}, {type: 'uint40', name: 'tipDeadline'}, {type: 'bytes', name: 'draw'}]}];

/** Batches of `size`: {open, voucher, oneSignature, directly}, each {ethereum, rootstock} for one item, rounded up. */
export async function measureBatches(chain, size) {
  const escrow = await Escrow.deploy(chain);
  const {client, stranger} = chain.people;
  const opened = await open(escrow, size);
  const byVoucher = await opened.payments(async job => escrow.voucher(job, SUM));
  const voucher = await escrow.call(stranger, 'payMany', [byVoucher]);

  const next = await open(escrow, size);
  const directly = await escrow.call(client, 'payMany', [await next.payments(async () => NOBODY)]);

  const last = await open(escrow, size);
  const oneSignature = await escrow.call(stranger, 'payMany', [await last.payments(await proofs(escrow, last.jobs))]);
  return {open: each(opened.cost, size), voucher: each(voucher, size), oneSignature: each(oneSignature, size), directly: each(directly, size)};
}

const each = (cost, size) => ({ethereum: Math.ceil(cost.ethereum / size), rootstock: Math.ceil(cost.rootstock / size)});

async function open(escrow, size) {
  const jobs = [];
  const openings = [];
  for (let i = 0; i < size; i++) {
    const worker = privateKeyToAccount(keccak256(toHex(`worker ${i}`)));
    await escrow.chain.fund(worker.address);
    const terms = escrow.terms({worker: worker.address});
    const packed = pack(terms);
    const workerSignature = await escrow.sign(worker, 'Terms', terms);
    jobs.push({packed, id: escrow.idOf(terms)});
    openings.push({terms: packed, amount: SUM, workerSignature, deadline: NEVER, clientSignature: NOBODY});
  }
  const cost = await escrow.call(escrow.chain.people.client, 'openMany', [openings], SUM * BigInt(size));
  const payments = approve => Promise.all(jobs.map(async job =>
    ({terms: job.packed, total: SUM, memo: MEMO, approval: await approve(job)})));
  return {jobs, cost, payments};
}

/** The client signs the root of a tree over all vouchers; each voucher brings its path. */
async function proofs(escrow, jobs) {
  const leaves = jobs.map(({id}) => leafOf('Voucher', {agreement: id, total: SUM, memo: MEMO}));
  const levels = [leaves];
  while (levels.at(-1).length > 1) levels.push(parents(levels.at(-1)));
  const signature = await escrow.sign(escrow.chain.people.client, 'Batch', {root: levels.at(-1)[0]});
  return async job => {
    const path = pathOf(levels, jobs.indexOf(job));
    const proof = {
      signature, path, key: zeroAddress, limit: 0n, delegation: '0x', delegationPath: [], tip: 0n, tipDeadline: 0, draw: '0x',
    };
    return concat(['0x01', encodeAbiParameters(PROOF, [proof])]);
  };
}

function parents(nodes) {
  const above = [];
  for (let i = 0; i < nodes.length; i += 2) {
    above.push(i + 1 === nodes.length ? nodes[i] : keccak256(concat([nodes[i], nodes[i + 1]].sort())));
  }
  return above;
}

function pathOf(levels, index) {
  const path = [];
  for (const nodes of levels) {
    const partner = nodes[index ^ 1];
    if (partner !== undefined) path.push(partner);
    index >>= 1;
  }
  return path;
}
