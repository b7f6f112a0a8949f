// An approval is a total: whoever gets it can draw all of it. So what is signed is what was confirmed, by the list's review
// or, after that, as the page of the run shows it.
import type {Hex} from '../bytes.ts';
import type {Item, Run, Voucher} from './manydata.ts';
import {say} from './manysay.ts';

const keyOf = (id: string): string => `stint.totals.${id}`;

/**
 * Remembers what was confirmed, in this tab.
 * @param place of the run's page
 */
export function confirmed(place: string, items: readonly Item[]): void {
  sessionStorage.setItem(
    keyOf(place.split('/').at(-1)!), JSON.stringify(Object.fromEntries(items.map(({agreement, total}) => [agreement, total]))));
}

/** @throws TypeError when a total is another than what was confirmed, or than what the page shows: once, to look at it */
export function requireConfirmed({id, items}: Run, vouchers: readonly Voucher[]): void {
  const known = sessionStorage.getItem(keyOf(id));
  sessionStorage.removeItem(keyOf(id));
  const once = known === null ? undefined : JSON.parse(known) as Readonly<Record<Hex, string>>;
  const shown = new Map(items.map(item => [item.agreement, item]));
  for (const {agreement, total, after} of vouchers) {
    const item = shown.get(agreement);
    if (item?.total !== total || BigInt(total) - BigInt(after) !== BigInt(item.amount)
      || (once !== undefined && once[agreement] !== total)) {
      throw new TypeError(say('otherTotals'));
    }
  }
}
