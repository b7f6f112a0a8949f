// What Stint promises not to exceed, under Ethereum's list.
import {kleros} from './peers/kleros.mjs';

const LIMITS = [
  {what: 'one milestone from nothing to paid, by voucher', most: 115_000, of: r => r.contracts[0].one.ethereum, rival: k => k.one},
  {what: 'three milestones drawn together', most: 115_000, of: r => r.contracts[0].three.ethereum, rival: k => k.three},
  {what: 'claim, objection and ruling, each sent by its own side', most: 170_000, of: r => r.stint.dispute.ethereum, rival: k => k.dispute},
  {what: 'opening, each of 100', most: 42_000, of: r => r.batches[100].open.ethereum},
  {what: 'paying by voucher, each of 100', most: 28_500, of: r => r.batches[100].voucher.ethereum},
  {what: 'paying directly, each of 100', most: 23_000, of: r => r.batches[100].directly.ethereum},
];

/** The limits with what was measured, of Stint and, where it can do the same, of the peer with an arbiter who rules. */
export function kept(result) {
  const peer = result.contracts.find(({name}) => name === kleros.name);
  return LIMITS.map(({what, most, of, rival}) => ({what, most, measured: of(result), rival: rival?.(peer).ethereum}));
}
