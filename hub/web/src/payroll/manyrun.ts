// A run that goes on: what the hub says is next, the wallet does, until nothing is left. Closing the page does no harm.
import {shownAtMost} from '../hours/shown.ts';
import {account} from '../page.ts';
import {element} from '../ui/dom.ts';
import {text} from '../ui/texts.ts';
import {coins, sayError} from '../ui/words.ts';
import {Dialog} from '../ui/dialog.ts';
import {putAside, runOf, type Kind, type Run, type RunItem} from './manydata.ts';
import {say, saySum, sayTotal, who, type Said} from './manysay.ts';
import {goOn} from './manygo.ts';

/** Milliseconds between two looks while something is on its way. */
const PAUSE = 2000;

export async function runPage(place: HTMLElement, id: string): Promise<void> {
  const status = element('p', {class: 'said', role: 'status'});
  const view = element('div');
  place.replaceChildren(view, status);
  let going = false;
  const renew = async (): Promise<Run> => {
    const run = await runOf(id);
    view.replaceChildren(head(run, going, go, () => void aside()),
      ...(run.steps.length === 0 ? [] : [element('section', {class: 'card'}, steps(run))]),
      element('section', {class: 'card'}, table(run)));
    return run;
  };
  const go = async (): Promise<void> => {
    if (going) {
      return;
    }
    going = true;
    status.className = 'said';
    await renew();
    try {
      await goOn(id, line => { status.textContent = line; }, renew);
      status.textContent = '';
    } catch (error) {
      const {title, detail} = sayError(error);
      status.className = 'said refused';
      status.textContent = detail === '' ? title : `${title}: ${detail}`;
    }
    going = false;
    await follow(renew, () => going);
  };
  const aside = async (): Promise<void> => {
    const dialog = new Dialog(say('aside'));
    const sure = await dialog.choose([say('aside.sure')],
      [{label: say('aside'), value: true}, {label: text('action.cancel'), value: false}]);
    dialog.close();
    if (sure) {
      await putAside(account()!, id);
      await renew();
    }
  };
  const begun = location.hash === '#go';
  history.replaceState(null, '', location.pathname);
  try {
    const run = await renew();
    if (account() !== undefined && begun && run.state === 'open') {
      return await go();
    }
    await follow(renew, () => going);
  } catch (error) {
    status.textContent = say('failed', error instanceof Error ? error.message : String(error));
  }
}

/** While a block is waited for the page shows when it comes. */
async function follow(renew: () => Promise<Run>, busy: () => boolean): Promise<void> {
  for (;;) {
    const {steps: all} = await renew();
    if (!all.some(({state}) => state === 'sent' || state === 'mined')) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, PAUSE));
    if (busy()) {
      return;
    }
  }
}

function head(run: Run, going: boolean, go: () => Promise<void>, aside: () => void): HTMLElement {
  const done = run.items.filter(({state}) => state === 'done').length;
  const fees = run.steps.reduce((sum, {fee}) => sum + BigInt(fee ?? 0), 0n);
  return element('section', {class: 'card next', 'aria-labelledby': 'run-state'},
    element('h2', {id: 'run-state'}, say(`state.${run.state}`, done, run.items.length)),
    ...(fees === 0n ? [] : [element('p', {class: 'sub'}, say('fees', coins(shownAtMost(fees, run.coin.decimals), run.coin.decimals, run.coin.symbol)))]),
    ...(run.state === 'done' || going ? [] : [element('div', {class: 'row'},
      element('button', {type: 'button', class: 'btn go', id: 'run-go', click: () => void go()}, say('go')),
      ...(run.state === 'open'
        ? [element('button', {type: 'button', class: 'btn', click: aside}, say('aside'))] : []))]));
}

const steps = (run: Run): HTMLElement => element('ol', {class: 'line'}, ...run.steps.map(step => element('li', {},
  say('step', step.step + 1, step.items), ' ', element('span', {class: step.state === 'done' ? 'tag ok' : 'tag wait'},
    say(`step.${step.state}` as Said, String(step.block ?? ''))))));

const TAGS = {done: 'tag ok', failed: 'tag bad', sent: 'tag wait', waits: 'tag'} as const;

const table = ({kind, items}: Run): HTMLElement => element('table', {class: 'stack'},
  element('thead', {}, element('tr', {}, element('th', {scope: 'col'}, say('who')),
    element('th', {scope: 'col', class: 'n'}, say('amount')), element('th', {scope: 'col'}, say('memo')),
    ...(kind === 'approve' ? [element('th', {scope: 'col', class: 'n'}, say('approved'))] : []),
    element('th', {scope: 'col'}, say('how')))),
  element('tbody', {}, ...items.map(item => row(kind, item))));

const row = (kind: Kind, item: RunItem): HTMLElement => element('tr', {},
  element('td', {}, ...who(item),
    ...(item.why === undefined ? [] : [element('span', {class: 'said refused'}, item.why)])),
  element('td', {class: 'n'}, saySum(item)),
  element('td', {}, item.memo ?? ''),
  ...(kind === 'approve' ? [element('td', {class: 'n'}, sayTotal(item))] : []),
  element('td', {}, element('span', {class: TAGS[item.state]}, say(`item.${item.state}`))));
