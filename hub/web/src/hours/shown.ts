// Amounts as pages show them: never more than there is, without digits beyond the eighth; what is signed is shown whole.
const SHOWN_DECIMALS = 8;

const step = (decimals: number): bigint => 10n ** BigInt(Math.max(0, decimals - SHOWN_DECIMALS));

/** @param amount in the smallest unit @returns the same, with zeros for the digits that are left off */
export const shown = (amount: bigint, decimals: number): bigint => amount - amount % step(decimals);

/** For what something costs at most: never less than it is. */
export const shownAtMost = (amount: bigint, decimals: number): bigint => shown(amount + step(decimals) - 1n, decimals);
