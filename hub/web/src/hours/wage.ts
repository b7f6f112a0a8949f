// What minutes are worth in what the agreement pays. The exact fraction is kept and rounded down once, at the end, so that
// the parts of a whole add up to it to the last unit. The same as in Java.
import type {Conversion, Hourly} from './timesheet.ts';

/** What the agreement pays in. */
export interface Token {
  readonly symbol: string;
  readonly decimals: number;
}

/** A decimal number as a fraction: digits over a power of ten. */
function fraction(decimal: string): [bigint, bigint] {
  if (!/^(?:0|[1-9]\d{0,17})(?:\.\d{1,18})?$/.test(decimal) || /^[0.]+$/.test(decimal)) {
    throw new TypeError(`not an amount: ${decimal}`);
  }
  const [whole = '', part = ''] = decimal.split('.');
  return [BigInt(whole + part), 10n ** BigInt(part.length)];
}

/** Whether the rate is in another currency than the agreement pays: then a timesheet names what one is worth. */
export const converts = ({rate}: Hourly, {symbol}: Token): boolean => rate.currency.toLowerCase() !== symbol.toLowerCase();

/**
 * The worth of minutes, in the smallest unit, rounded down.
 * @throws TypeError when a conversion is missing, not needed or in another currency
 */
export function wage(rule: Hourly, token: Token, conversion?: Conversion): (minutes: number) => bigint {
  if (converts(rule, token) ? conversion?.price.currency !== rule.rate.currency : conversion !== undefined) {
    throw new TypeError(`the rate is in ${rule.rate.currency}, the agreement pays ${token.symbol}, and what one is worth in `
      + `the other is given in ${conversion?.price.currency ?? 'nothing'}`);
  }
  const [rate, rateScale] = fraction(rule.rate.amount);
  const [price, priceScale] = conversion === undefined ? [1n, 1n] : fraction(conversion.price.amount);
  const numerator = rate * 10n ** BigInt(token.decimals) * priceScale;
  const denominator = rateScale * price * 60n;
  return minutes => numerator * BigInt(minutes) / denominator;
}

/** What each adds to the worth of all before it: together they are worth what their sum is. */
export function parts(worth: (minutes: number) => bigint, minutes: readonly number[]): bigint[] {
  let sum = 0;
  return minutes.map(each => {
    const before = worth(sum);
    sum += each;
    return worth(sum) - before;
  });
}
