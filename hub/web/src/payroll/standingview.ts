// What a key of this browser may approve by itself: lending, what it could cost, stopping at once.
import {account, chain} from '../page.ts';
import {Dialog} from '../ui/dialog.ts';
import {element} from '../ui/dom.ts';
import {showFailure} from '../ui/kept.ts';
import {questions} from '../ui/questions.ts';
import {text} from '../ui/texts.ts';
import {sayError} from '../ui/words.ts';
import {currentWallet} from '../wallet/current.ts';
import type {Job, Payroll} from './data.ts';
import {forgetKey} from './keys.ts';
import {keepApproving} from './loop.ts';
import {sayHours, sayMoment, sayMoney, sayWorker} from './say.ts';
import {dropUnanswered, isActive, isPriced, lend, offer, stop, type Allowed, type Offer} from './standing.ts';
import {say} from './texts.ts';

const HOUR = 60;

export function standingPart({jobs, now}: Payroll, renew: () => Promise<void>): HTMLElement {
  const lent = jobs.filter(({standing}) => isActive(standing, now));
  const exposed = jobs.filter(({standing}) => standing !== undefined && standing.exposed !== '0' && !isActive(standing, now));
  const free = jobs.filter(job => !isActive(job.standing, now) && isPriced(job));
  return element('section', {class: 'card', 'aria-labelledby': 'standing'},
    element('h2', {id: 'standing'}, say('standing.title')),
    element('p', {class: 'sub'}, say('standing.what')),
    ...(lent.length === 0 ? [] : [lentList(lent, renew)]),
    ...exposed.map(job => element('p', {class: 'note'},
      say('standing.exposed', sayWorker(job), sayMoney(BigInt(job.standing!.exposed), job)))),
    ...(free.length === 0 ? [] : [lendForm(free, now, renew)]),
    element('p', {class: 'note'}, say('standing.limits')));
}

function lentList(lent: readonly Job[], renew: () => Promise<void>): HTMLElement {
  const problem = element('p', {class: 'said refused', role: 'alert', hidden: true});
  const end = async (): Promise<void> => {
    try {
      await Promise.all(lent.map(({standing}) => forgetKey(standing!.key)));
      await stop(account()!, lent.map(({agreement}) => agreement));
      await renew();
    } catch (error) {
      const {title, detail} = sayError(error);
      problem.textContent = say('standing.notStopped', `${title} ${detail}`);
      problem.hidden = false;
    }
  };
  return element('div', {},
    element('ul', {}, ...lent.map(job => {
      const {dayMinutes, weekMinutes, until, exposed} = job.standing!;
      return element('li', {}, say('standing.lent', sayWorker(job), sayHours(dayMinutes), sayHours(weekMinutes),
        sayMoment(until), sayMoney(BigInt(exposed), job)));
    })),
    element('p', {class: 'row'}, element('button', {type: 'button', class: 'btn', click: () => void end()}, say('standing.stop'))), problem);
}

function hours(label: string, value: number, most: number): [HTMLElement, HTMLInputElement] {
  const field = element('input', {type: 'number', min: '1', max: String(most), value: String(value), required: true});
  return [element('label', {class: 'field'}, label, field), field];
}

function lendForm(jobs: readonly Job[], now: number, renew: () => Promise<void>): HTMLElement {
  const [dayField, day] = hours(say('standing.day'), 8, 24);
  const [weekField, week] = hours(say('standing.week'), 40, 168);
  const form = element('form', {}, element('div', {class: 'pair'}, dayField, weekField),
    element('p', {class: 'row'}, element('button', {class: 'btn'}, say('standing.lend', jobs.length))));
  form.addEventListener('submit', event => {
    event.preventDefault();
    const allowed = {day: day.valueAsNumber * HOUR, week: week.valueAsNumber * HOUR};
    void lendAll(jobs.map(job => offer(job, allowed, now)), allowed, renew);
  });
  return element('details', {class: 'fold'}, element('summary', {}, say('standing.open')), form);
}

async function lendAll(offers: readonly Offer[], allowed: Allowed, renew: () => Promise<void>): Promise<void> {
  const dialog = new Dialog(text('action.title'));
  try {
    const wallet = await currentWallet(questions());
    if (account() !== wallet.address
      || offers.some(({job}) => BigInt(String(job.terms.domain['chainId'])) !== BigInt(chain().chainId))) {
      throw new TypeError(say('otherChain'));
    }
    const go = await dialog.choose([
      element('p', {}, say('standing.confirm')),
      element('ul', {}, ...offers.map(({job, limit}) => element('li', {}, say('standing.offer', sayWorker(job),
        sayMoney(limit - BigInt(job.approved), job), sayMoney(limit, job))))),
      element('p', {class: 'note'}, say('standing.limits')),
      element('p', {class: 'final'}, text('action.final')),
    ], [{label: text('action.sign'), value: true, filled: true}, {label: text('action.cancel'), value: false}]);
    if (go) {
      const outcomes = await dialog.during(text('wait.sign'), () => lend(offers, allowed, wallet));
      keepApproving(wallet.address);
      const refused = outcomes.filter(({state}) => state === 'refused');
      if (refused.length > 0) {
        throw new TypeError(refused.map(({problem}) => problem?.detail ?? '').join(' '));
      }
    }
  } catch (error) {
    await showFailure(dialog, error, () => dropUnanswered(account()!));
  }
  dialog.close();
  await renew();
}
