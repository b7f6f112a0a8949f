// The one confirmation and the one signature for all weeks that are ticked.
import {account, chain} from '../page.ts';
import {element} from '../ui/dom.ts';
import {showFailure} from '../ui/kept.ts';
import {questions} from '../ui/questions.ts';
import {text} from '../ui/texts.ts';
import {currentWallet} from '../wallet/current.ts';
import type {Wallet} from '../wallet/wallet.ts';
import {Dialog} from '../ui/dialog.ts';
import {apart} from './rates.ts';
import {sayMoney, sayPercent, sayPeriod, sayRate, saySums, sayWorker} from './say.ts';
import {
  byContract, isChanged, missing, post, prepare, prompts, signAll, wire, type Outcome, type Planned,
} from './send.ts';
import {say} from './texts.ts';

let busy = false;

/** @param renew shows the page anew when something was approved */
export async function approveAll(planned: readonly Planned[], renew: () => Promise<void>): Promise<void> {
  if (busy) {
    return;
  }
  busy = true;
  const {kept} = await import('../act.ts');
  const dialog = new Dialog(text('action.title'));
  try {
    const wallet = await currentWallet(questions());
    const items = await confirmed(planned, wallet, dialog);
    if (items !== undefined) {
      if (await kept(dialog)) {
        await told(await dialog.during(text('wait.send'), () =>
          post(wallet.address, items, () => dialog.say(text('wait.resend')))), planned, dialog);
        dialog.close();
        await renew();
      } else {
        await dialog.choose([text('action.takenBack')], [{label: text('action.close'), value: undefined}]);
      }
    }
  } catch (error) {
    await showFailure(dialog, error);
  }
  dialog.close();
  busy = false;
}

/** Until all is signed or the user gives up; what the wallet refused can be tried again. */
async function confirmed(planned: readonly Planned[], wallet: Wallet, dialog: Dialog): Promise<object[] | undefined> {
  if (account() !== wallet.address) {
    throw new TypeError(text('error.signer'));
  }
  for (;;) {
    const go = await dialog.choose(content(planned, wallet), [
      {label: text('action.sign'), value: true, filled: true}, {label: text('action.cancel'), value: false},
    ]);
    if (!go) {
      return undefined;
    }
    dialog.clearProblem();
    try {
      return await dialog.during(text('wait.sign'), () => signed(planned, wallet));
    } catch (error) {
      dialog.showProblem(error);
    }
  }
}

async function signed(planned: readonly Planned[], wallet: Wallet): Promise<object[]> {
  const items: object[] = [];
  for (const group of byContract(planned)) {
    const {domain} = group[0]!.week.job.terms;
    if (BigInt(String(domain['chainId'])) !== BigInt(chain().chainId)) {
      throw new TypeError(say('otherChain'));
    }
    const vouchers = await prepare(group, wallet);
    const slips = await signAll(
      domain, vouchers.map(({message}) => message), wallet.address, data => wallet.signTypedData(data));
    items.push(...vouchers.map((each, index) => wire(each, slips[index]!)));
  }
  return items;
}

function content(planned: readonly Planned[], wallet: Wallet): Node[] {
  const workers = new Set(planned.map(({week}) => week.job.worker)).size;
  const asked = prompts(planned);
  return [
    element('p', {class: 'money small'}, saySums(planned.map(({week, amount}) => ({job: week.job, amount})))),
    element('p', {}, say('confirm.what', planned.length, workers)),
    ...missing(planned).map(({week, lacks}) =>
      element('p', {class: 'said warn'}, say('lacks', sayWorker(week.job), sayMoney(lacks, week.job)))),
    ...(wallet.kind === 'injected' && asked > 1 ? [element('p', {}, say('confirm.prompts', asked))] : []),
    element('details', {}, element('summary', {}, text('action.exact')), element('ul', {}, ...planned.map(line)),
      ...byContract(planned).map(group => element('p', {}, `${text('action.contract')} `,
        element('code', {}, String(group[0]!.week.job.terms.domain['verifyingContract']))))),
    element('p', {class: 'final'}, text('action.final')),
  ];
}

const line = (planned: Planned): HTMLElement => {
  const {week: {job, sheet: {body}}, amount, total, decision: {conversion}} = planned;
  return element('li', {}, say(
    isChanged(planned) ? 'confirm.changed' : 'confirm.line', sayWorker(job), sayPeriod(body.from, body.to),
    sayMoney(amount, job), sayMoney(total, job)),
  ...(conversion === undefined || body.conversion === undefined ? [] : [' ', say(
    'confirm.rate', ...sayRate(conversion), sayRate(body.conversion)[0], sayPercent(apart(conversion, body.conversion)))]));
};

/** What the hub refused of it: nothing else is missing. */
async function told(outcomes: readonly Outcome[], planned: readonly Planned[], dialog: Dialog): Promise<void> {
  const refused = outcomes.filter(({state}) => state === 'refused');
  if (refused.length === 0) {
    return;
  }
  const name = (agreement: string): string => {
    const found = planned.find(({week}) => week.job.agreement === agreement);
    return found === undefined ? agreement : sayWorker(found.week.job);
  };
  await dialog.choose([
    element('p', {}, say('refused', refused.length, outcomes.length - refused.length)),
    element('ul', {}, ...refused.map(({agreement, problem}) => element('li', {}, `${name(agreement)}: ${problem?.detail ?? ''}`))),
  ], [{label: text('action.close'), value: undefined}]);
}
