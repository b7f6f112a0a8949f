// The client's week over all agreements: what waits, opened here; all or some of it approved with one signature.
import {account} from '../page.ts';
import {element} from '../ui/dom.ts';
import type {Hex} from '../bytes.ts';
import {keptReadingKey} from '../publish.ts';
export {keepApproving} from './loop.ts';
import {payroll, type Opener, type Payroll} from './data.ts';
import {approveAll} from './approve.ts';
import {approved} from './approved.ts';
import {sayHours, sayMoney, sayOddity, sayPeriod, saySums, sayWorker} from './say.ts';
import {plan, missing, type Chosen} from './send.ts';
import {standingPart} from './standingview.ts';
import {beyond, elsewhere, stray} from './stray.ts';
import {say} from './texts.ts';
import {weekView} from './weekview.ts';
import {adds, claims, weeksOf, type Decision, type Week} from './weeks.ts';

/** Of each timesheet what the client decided so far; it is gone when the page closes. */
const decided = new Map<Hex, Decision>();
const AS_HANDED_IN: Decision = {changes: []};
const left = new Set<Hex>();
const known = new Set<Hex>();
const unfolded = new Set<Hex>();

const decisionOf = ({sheet}: Week): Decision => decided.get(sheet.id) ?? AS_HANDED_IN;
const chosenOf = (week: Week): Chosen => ({week, decision: decisionOf(week)});

export async function payrollPage(place: HTMLElement): Promise<void> {
  const me = account();
  const key = me === undefined ? undefined : await keptReadingKey(me);
  if (me === undefined || key === undefined) {
    place.replaceChildren(element('p', {class: 'card'}, say('noKey')));
    return;
  }
  const {opened} = await import('../pages/reading.ts');
  const opener: Opener = (served, id) => opened(served, id, me, key, served.author);
  const renew = async (): Promise<void> => {
    try {
      show(place, await payroll(me, opener), renew);
    } catch (error) {
      place.replaceChildren(element('p', {class: 'said refused', role: 'alert'},
        say('failed', error instanceof Error ? error.message : String(error))));
    }
  };
  await renew();
  addEventListener('stint:approved', () => void renew());
}

function show(place: HTMLElement, data: Payroll, renew: () => Promise<void>): void {
  const weeks = data.jobs.flatMap(weeksOf);
  leave(weeks);
  const again = (): void => show(place, data, renew);
  const focused = document.activeElement?.id;
  place.replaceChildren(
    ...data.closed.map(({agreement, why}) =>
      element('p', {class: 'said refused'}, say('unopened', sayWorker(agreement as Payroll['jobs'][number]), why))),
    ...data.jobs.flatMap(job => claims(job).map(claim => claimed(job, claim))),
    ...data.jobs.flatMap(job => unclear(job, weeks.some(week => week.job === job))),
    ...(weeks.length === 0 ? [nothing()] : [summary(weeks, renew), list(weeks, again)]),
    standingPart(data, renew));
  if (focused !== undefined && focused !== '') {
    document.getElementById(focused)?.focus();
  }
}

/** What goes on, and hours that another timesheet or a claim may have too, are approved when somebody ticks them. */
function leave(weeks: readonly Week[]): void {
  weeks.filter(({sheet, odd: found}) => !known.has(sheet.id)
    && (sheet.body.running === true || found.some(({kind}) => kind === 'twice' || kind === 'claim'))).forEach(({sheet}) => left.add(sheet.id));
  weeks.forEach(({sheet}) => known.add(sheet.id));
}

/** Hours that became a claim are answered there. */
const claimed = (job: Payroll['jobs'][number], {sheet: {body}, sum}: ReturnType<typeof claims>[number]): HTMLElement =>
  toAgreement(job, say('claimed', sayWorker(job), sayPeriod(body.from, body.to), sayMoney(sum, job)));

/**
 * Claims for hours of which nothing here tells, and for more than their hours are worth: while they are open, and where they
 * keep hours that wait from being approved.
 */
function unclear(job: Payroll['jobs'][number], waits: boolean): HTMLElement[] {
  const counting = stray(job);
  const shown = [...elsewhere(job), ...beyond(job)].filter(claim => claim.open || waits && counting.includes(claim));
  return shown.map(claim => {
    const body = job.sheets.find(({id}) => id === claim.timesheet)?.body;
    const money = sayMoney(BigInt(claim.sum), job);
    const said = body === undefined
      ? say('claimed.unknown', sayWorker(job), money) : say('claimed.beyond', sayWorker(job), sayPeriod(body.from, body.to), money);
    return toAgreement(job, counting.includes(claim) ? `${said} ${say('claimed.until')}` : said);
  });
}

const toAgreement = (job: Payroll['jobs'][number], said: string): HTMLElement =>
  element('p', {class: 'said wait'}, said, ' ', element('a', {href: `/agreements/${job.agreement}`}, say('claimed.open')));

const nothing = (): HTMLElement => element('section', {class: 'card empty'},
  element('h2', {}, say('empty.title')), element('p', {}, say('empty.text')));

/** What all that is ticked comes to, and the one button. */
function summary(weeks: readonly Week[], renew: () => Promise<void>): HTMLElement {
  const chosen = weeks.filter(week => !left.has(week.sheet.id)).map(chosenOf);
  const planned = plan(chosen);
  const sums = planned.map(({week, amount}) => ({job: week.job, amount}));
  const lacking = missing(planned);
  const go = element('button', {type: 'button', class: 'btn go', id: 'approve-all', click: () => void approveAll(planned, renew)},
    say('approve', planned.length));
  go.disabled = planned.length === 0;
  return element('section', {class: 'card next', 'aria-labelledby': 'waiting'},
    element('h2', {id: 'waiting'}, say('waiting', weeks.length)),
    element('p', {class: 'money small'}, planned.length === 0 ? say('none') : saySums(sums)),
    ...lacking.map(({week, lacks}) =>
      element('p', {class: 'said warn'}, say('lacks', sayWorker(week.job), sayMoney(lacks, week.job)))),
    element('div', {class: 'row'}, go));
}

function list(weeks: readonly Week[], again: () => void): HTMLElement {
  return element('ul', {class: 'works'}, ...weeks.map(week => element('li', {class: 'card'}, ...weekCard(week, again))));
}

function weekCard(week: Week, again: () => void): HTMLElement[] {
  const {job, sheet} = week;
  const {id} = sheet;
  const decision = decisionOf(week);
  const amount = adds(week, decision);
  const {paid} = approved(job.rule, job.token, sheet.body, decision.changes);
  const box = element('input', {type: 'checkbox', id: `week-${id}`});
  box.checked = !left.has(id);
  box.onchange = () => {
    left[box.checked ? 'delete' : 'add'](id);
    again();
  };
  const fold = element('details', {class: 'fold'}, element('summary', {id: `open-${id}`}, say('week.open')));
  fold.open = unfolded.has(id);
  const fill = (): void => {
    if (fold.open && fold.childElementCount === 1) {
      fold.append(weekView(week, decision, now => {
        decided.set(id, now);
        again();
      }));
    }
  };
  fold.ontoggle = () => {
    unfolded[fold.open ? 'add' : 'delete'](id);
    fill();
  };
  fill();
  return [
    element('div', {class: 'head'},
      element('label', {class: 'check'}, box, element('b', {}, sayWorker(job)), ` ${sayPeriod(sheet.body.from, sheet.body.to)}`),
      element('b', {class: 'amount'}, amount > 0n ? sayMoney(amount, job) : say('more'))),
    element('p', {class: 'sub'}, sayHours(paid), ...tags(week, decision)),
    ...odd(week), fold,
  ];
}

function tags({sheet}: Week, {changes, conversion}: Decision): (string | HTMLElement)[] {
  return [
    ...(sheet.body.running === true ? [' ', element('span', {class: 'tag'}, say('running'))] : []),
    ...(changes.length === 0 ? [] : [' ', element('span', {class: 'tag wait'}, say('changes', changes.length))]),
    ...(conversion === undefined ? [] : [' ', element('span', {class: 'tag wait'}, say('otherRate'))]),
  ];
}

/** One tap on what is odd opens the week. */
function odd({odd: found, sheet}: Week): HTMLElement[] {
  const open = (): void => document.getElementById(`open-${sheet.id}`)?.click();
  return found.length === 0 ? [] : [element('ul', {class: 'chips'}, ...found.map(each => element('li', {},
    element('button', {type: 'button', class: 'tag wait', click: open}, sayOddity(each, sheet.body.entries)))))];
}
