// The protocol's arithmetic of a ruling, as the contract does it: every division rounds down. The server's is the same;
// test/vectors/split.json holds both to it.

/** Who gets what, in the smallest unit. */
export interface Split {
  readonly worker: bigint;
  readonly hub: bigint;
  readonly client: bigint;
  readonly arbiter: bigint;
}

/** @param fee of the arbiter: what was put aside @param hubBps hundredths of a percent */
export function split(sum: bigint, fee: bigint, hubBps: bigint, award: bigint): Split {
  const share = fee * (sum - award) / sum;
  const borne = share < award ? share : award;
  const earned = award - borne;
  const hub = earned * hubBps / 10_000n;
  return {worker: earned - hub, hub, client: sum - award + borne, arbiter: fee};
}
