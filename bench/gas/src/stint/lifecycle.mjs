// Stint's rows: everything from nothing to paid, disputed or refunded.
import {keccak256, toHex} from 'viem';
import {shipped} from '../peers/shipped.mjs';
import {total} from '../price/measure.mjs';
import {Escrow, FEE, MEMO, NEVER, NOBODY, SUM} from './escrow.mjs';

const DAY = 86_400;
const REASON = keccak256(toHex('reason'));

/** Every call by itself, and what the tables compare; `job` is the one that `open` and `byVoucher` are about. */
export async function measureStint(chain) {
  const escrow = await Escrow.deploy(chain);
  const paid = await payments(escrow);
  const tokens = await inTokens(escrow);
  // What the first dispute writes for its arbiter the later ones find in use.
  await dispute(escrow);
  return {...paid, ...tokens, ...await dispute(escrow), lapse: await lapse(escrow), ...await endings(escrow)};
}

async function payments(escrow) {
  const {worker} = escrow.chain.people;
  const one = await escrow.open(SUM);
  const byVoucher = await escrow.payByVoucher(one, SUM);
  const directly = await escrow.payDirectly(await escrow.open(SUM), SUM);
  const byWorker = await escrow.payByVoucher(await escrow.open(SUM), SUM, worker);
  const three = await escrow.open(3n * SUM);
  const together = total(three.cost, await escrow.payByVoucher(three, 3n * SUM));
  return {
    job: one, open: one.cost, byVoucher, directly, byWorker, together,
    apart: await apart(escrow, 'payByVoucher'), apartDirectly: await apart(escrow, 'payDirectly'),
  };
}

async function apart(escrow, pay) {
  const job = await escrow.open(3n * SUM);
  const costs = [job.cost];
  for (let i = 1n; i <= 3n; i++) costs.push(await escrow[pay](job, i * SUM));
  return total(...costs);
}

async function inTokens(escrow) {
  const token = await escrow.token(shipped('@openzeppelin/contracts/build/contracts/ERC20PresetFixedSupply.json'));
  const job = await escrow.open(3n * SUM, {token: token.address});
  const payInTokens = await escrow.payByVoucher(job, SUM);
  return {openInTokens: job.cost, payInTokens, payInTokensDirectly: await escrow.payDirectly(job, 2n * SUM)};
}

async function disputed(escrow) {
  const {client, worker} = escrow.chain.people;
  const job = await escrow.open(3n * SUM, {arbiterFee: FEE});
  const claim = await escrow.call(worker, 'claim', [job.packed, 1, SUM, MEMO, 0, NEVER, NOBODY]);
  const object = await escrow.call(client, 'object', [job.packed, 1, REASON, 0n, NEVER, NOBODY]);
  return {job, claim, object};
}

/** The arbiter gives each side a half; the arbiter's fee comes out of the fund. */
async function dispute(escrow) {
  const {job, claim, object} = await disputed(escrow);
  const rule = await escrow.call(escrow.chain.people.arbiter, 'rule', [job.packed, 1, SUM / 2n, REASON, NOBODY]);
  return {claim, object, rule, dispute: total(claim, object, rule)};
}

async function lapse(escrow) {
  const {job} = await disputed(escrow);
  await escrow.chain.pass(15 * DAY);
  return escrow.call(escrow.chain.people.stranger, 'lapse', [job.packed, 1]);
}

async function endings(escrow) {
  const {client, worker, stranger} = escrow.chain.people;
  const left = await escrow.open(SUM);
  const notice = await escrow.call(client, 'giveNotice', [left.packed, NEVER, NOBODY]);
  await escrow.chain.pass(8 * DAY);
  const withdraw = await escrow.call(client, 'withdraw', [left.packed]);
  const quit = await escrow.call(worker, 'quit', [(await escrow.open(SUM)).packed, 0n, NEVER, NOBODY]);

  const closed = await escrow.open(2n * SUM);
  const message = {agreement: closed.id, round: 0, total: SUM, deadline: NEVER};
  const signatures = [await escrow.sign(client, 'Close', message), await escrow.sign(worker, 'Close', message)];
  const close = await escrow.call(stranger, 'close', [closed.packed, 0, SUM, NEVER, ...signatures]);
  return {notice, withdraw, refund: total(notice, withdraw), quit, close};
}
