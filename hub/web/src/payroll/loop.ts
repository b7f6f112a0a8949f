// While a page of the client is open, running hours are approved by the key that this browser was lent; in one tab at a time.
import type {Address} from '../address.ts';
import {keptReadingKey} from '../publish.ts';
import {payroll} from './data.ts';
import {forgetHint, keptKey} from './keys.ts';
import {approveRunning, isActive} from './standing.ts';

const PAUSE = 3 * 60_000;

export function keepApproving(me: Address): void {
  void navigator.locks?.request('stint standing', async () => {
    for (;;) {
      if (!await round(me).catch(() => true)) {
        forgetHint();
        return;
      }
      await new Promise(resolve => setTimeout(resolve, PAUSE));
    }
  });
}

/** False when no key of this browser may approve anything any more. */
async function round(me: Address): Promise<boolean> {
  const reading = await keptReadingKey(me);
  if (reading === undefined) {
    return true;
  }
  const {opened} = await import('../pages/reading.ts');
  const data = await payroll(me, (served, id) => opened(served, id, me, reading, served.author));
  const mine = await Promise.all(data.jobs.map(async ({standing}) =>
    isActive(standing, data.now) && await keptKey(standing.key) !== undefined));
  if (!mine.includes(true)) {
    return false;
  }
  const outcomes = await approveRunning(data, me);
  if (outcomes.some(({state}) => state === 'kept')) {
    dispatchEvent(new CustomEvent('stint:approved'));
  }
  return true;
}
