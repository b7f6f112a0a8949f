// What the form of the terms proposes for work by the hour.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {claimFor, fundFor, minutesOf, periodMinutes} from '../src/hours/fund.ts';

test('hours of a week are read with a point or a comma', () => {
  assert.equal(minutesOf('10'), 600);
  assert.equal(minutesOf(' 12,5 '), 750);
  assert.equal(minutesOf('168'), 10_080);
  assert.equal(minutesOf(''), undefined);
  for (const wrong of ['0', '168.01', '-1', '1e1', 'ten', '1.555', '999']) {
    assert.equal(minutesOf(wrong), 'wrong', wrong);
  }
});

test('a month is the longest one', () => {
  assert.equal(periodMinutes(600, 'week'), 600);
  assert.equal(periodMinutes(600, 'month'), 2658);
});

test('the fund is exact in what is paid, and rounded up to eight decimals where a currency is converted', () => {
  assert.equal(fundFor('0.0004', '1', 18, 600, 2), 8_000_000_000_000_000n);
  assert.equal(fundFor('25', '1', 6, 600, 2), 500_000_000n);
  // 25.00 EUR, ten hours, twice, at 57000: 0.00877192982... coin.
  assert.equal(fundFor('25.00', '57000', 18, 600, 2), 8_771_930_000_000_000n);
  assert.equal(fundFor('25.00', '0.92', 6, 600, 1), 271_739_131n);
});

test('it is never less than what the hours cost, and less than a step more', () => {
  for (let i = 1; i <= 200; i++) {
    const [rate, price, decimals, minutes] = [`${i}.${i % 90 + 10}`, `${7 * i}.3`, [0, 6, 8, 18][i % 4]!, 37 * i];
    const fund = fundFor(rate, price, decimals, minutes, 3)!;
    const exact = {over: BigInt(Number(rate.replace('.', ''))) * 10n ** BigInt(decimals) * BigInt(minutes * 3) * 10n,
      by: 6000n * BigInt(Number(price.replace('.', '')))};
    const step = 10n ** BigInt(Math.max(0, decimals - 8));
    assert.ok(fund * exact.by >= exact.over, `${rate} at ${price}`);
    assert.ok((fund - step) * exact.by < exact.over, `${rate} at ${price}`);
  }
});

test('what is no number yet proposes nothing', () => {
  for (const rate of ['', '0', '1.', 'x', '-5']) {
    assert.equal(fundFor(rate, '57000', 18, 600, 2), undefined, rate);
  }
});

test('a period that nobody looked at fits into one claim', () => {
  assert.equal(claimFor(1000n, 2, true), 500n);
  assert.equal(claimFor(1000n, 2, false), 750n);
  assert.equal(claimFor(1000n, 3, true), 334n);
  assert.equal(claimFor(1000n, 1, true), 1000n);
  assert.equal(claimFor(1000n, 1, false), 1000n);
});
