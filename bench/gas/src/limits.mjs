// What Stint promises not to exceed, under Ethereum's list.
export const LIMITS = [
  {what: 'one milestone from nothing to paid, by voucher', most: 115_000, of: r => r.contracts[0].one.ethereum},
  {what: 'three milestones drawn together', most: 115_000, of: r => r.contracts[0].three.ethereum},
  {what: 'claim, objection and ruling, each sent by its own side', most: 170_000, of: r => r.stint.dispute.ethereum},
  {what: 'opening, each of 100', most: 42_000, of: r => r.batches[100].open.ethereum},
  {what: 'paying by voucher, each of 100', most: 28_500, of: r => r.batches[100].voucher.ethereum},
  {what: 'paying directly, each of 100', most: 23_000, of: r => r.batches[100].directly.ethereum},
];

/** The limits with what was measured. */
export const kept = result => LIMITS.map(({what, most, of}) => ({what, most, measured: of(result)}));
