// Everything that is measured, on one chain.
import {breakdown} from './breakdown.mjs';
import {floor} from './floor.mjs';
import {boltz} from './peers/boltz.mjs';
import {kleros} from './peers/kleros.mjs';
import {machinomy} from './peers/machinomy.mjs';
import {openzeppelin} from './peers/openzeppelin.mjs';
import {safe, standingSafe} from './peers/safe.mjs';
import {total} from './price/measure.mjs';
import {seenOnRootstock} from './price/seen.mjs';
import {measureBatches} from './stint/batches.mjs';
import {measureStint} from './stint/lifecycle.mjs';

const RUNS = 3;
const BATCHES = [10, 100];
const HAS = 'terms that both signed, milestones, claims without an answer, an arbiter and a fallback, notice, closing, quitting';
const PEERS = [kleros, machinomy, boltz, openzeppelin, safe, standingSafe];

/** {contracts: the rows of the comparison, floor, stint, batches, above: the floor, seen: on a Rootstock node}. */
export async function measureAll(chain, say) {
  say('what was seen on a Rootstock node');
  const seen = await seenOnRootstock(chain);
  say('the floor');
  const least = await last(run => floor.measure(chain, run));
  say('Stint');
  const stint = await last(() => measureStint(chain));
  const contracts = rowsOf(stint);
  for (const peer of PEERS) {
    say(peer.name);
    contracts.push({name: peer.name, package: peer.package, has: peer.has, ...await last(run => peer.measure(chain, run))});
  }
  contracts.push({name: floor.name, has: floor.has, ...least});
  const batches = {};
  for (const size of BATCHES) {
    say(`batches of ${size}`);
    // Once: agreements of a batch share nothing that a run before could have warmed.
    batches[size] = await measureBatches(chain, size);
  }
  return {contracts, floor: least, stint, batches, above: await breakdown(stint, least), seen};
}

async function last(measured) {
  let result;
  for (let run = 1; run <= RUNS; run++) result = await measured(run);
  return result;
}

/** Stint's rows beside the peers'. */
function rowsOf(stint) {
  const {open, byVoucher, directly, together, apart, apartDirectly, dispute, refund, quit} = stint;
  const common = {agree: open, agreeFunds: true, dispute, refundByClient: refund, refundByWorker: quit};
  return [
    {name: '**Stint**, vouchers drawn together', has: HAS, ...common, release: byVoucher, one: total(open, byVoucher), three: together},
    {name: '**Stint**, vouchers drawn one by one', has: 'the same; each voucher is drawn when it is signed', ...common, release: byVoucher, one: total(open, byVoucher), three: apart},
    {name: '**Stint**, the client pays each', has: 'the same; the client sends each payment and signs no voucher', ...common, release: directly,
      one: total(open, directly), three: apartDirectly},
  ];
}
