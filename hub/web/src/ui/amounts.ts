// Amounts as people type them, and as the chain counts them.

const DECIMAL = /^\d{1,24}(?:[.,]\d{1,18})?$/;

/**
 * A decimal in the smallest unit.
 * @throws TypeError when it is no number, or has more digits than the coin
 */
export function smallest(text: string, decimals: number): bigint {
  if (!DECIMAL.test(text)) {
    throw new TypeError(`not an amount: ${text}`);
  }
  const [whole, fraction = ''] = text.replace(',', '.').split('.') as [string, string?];
  if (fraction.replace(/0+$/, '').length > decimals) {
    throw new TypeError(`there are ${decimals} decimals: ${text}`);
  }
  return BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
}
