// In the room of an agreement that is paid by the hour: the way to its hours, and the meter, small.
import {account} from '../page.ts';
import {keptReadingKey} from '../publish.ts';
import {moneyOf} from './money.ts';
import {showMeter} from './meter.ts';
import {answersOf, parseState, ruleOf, sheetsOf} from './state.ts';

let shown = false;

/** Follows what happens; once for a page. */
export function hoursCard(): void {
  const card = document.querySelector<HTMLElement>('#hours-card');
  if (card === null || shown) {
    return;
  }
  shown = true;
  card.hidden = false;
  const look = (): void => void show(card).catch(() => undefined);
  document.addEventListener('htmx:load', look);
  look();
}

/** The page of the hours has what is counted with, and its words. */
async function show(card: HTMLElement): Promise<void> {
  const address = account();
  const key = address === undefined ? undefined : await keptReadingKey(address);
  const response = await fetch(card.querySelector('a')!.href, {headers: {Accept: 'text/html'}, credentials: 'same-origin'});
  if (address === undefined || key === undefined || !response.ok) {
    return;
  }
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (document.getElementById('hours-texts') === null) {
    document.body.append(document.adoptNode(page.getElementById('hours-texts')!));
  }
  const [state, reader] = [parseState(page), {address, key}];
  const rule = await ruleOf(state, reader);
  if (rule !== undefined) {
    const money = moneyOf(state, rule, await sheetsOf(state, reader), await answersOf(state, reader));
    showMeter(card.querySelector<HTMLElement>('#hours-meter')!, money, state, true);
  }
}
