// The page of an agreement's hours: for the worker the clock, the week and handing in, for the others what was handed in.
import {account} from '../page.ts';
import {keptReadingKey} from '../publish.ts';
import {element} from '../ui/dom.ts';
import {text} from '../ui/texts.ts';
import {counting, free, moneyOf, settled, toCome, toTopUp, worthOf, type Money} from './money.ts';
import {showMeter} from './meter.ts';
import {answersOf, parseState, ratesTaken, ruleOf, sheetsOf, type Reader, type Sheet, type State} from './state.ts';
import {showSheet} from './week.ts';
import type {Conversion, Hourly} from './timesheet.ts';
import {firstDay, lastDay, plusDays} from './timesheet.ts';
import {conversionFor} from './handin.ts';
import {finish, lacksClaims} from './silence.ts';
import {tally} from './tally.ts';
import {say, sum} from './words.ts';
import {wage} from './wage.ts';
import {clock} from './zone.ts';
import {Work} from './work.ts';
import type {Hex} from '../bytes.ts';

/** Everything that was opened for one look. */
export interface Books {
  readonly state: State;
  readonly rule: Hourly;
  readonly sheets: readonly Sheet[];
  readonly answers: ReadonlyMap<Hex, Hex>;
  /** By timesheet, where another rate was taken. */
  readonly taken: ReadonlyMap<Hex, Conversion>;
  readonly today: string;
}

export async function hours(root: HTMLElement): Promise<void> {
  const address = account();
  const key = address === undefined ? undefined : await keptReadingKey(address);
  const note = root.querySelector<HTMLElement>('#hours-note')!;
  if (address === undefined || key === undefined) {
    note.textContent = say('noKey');
    return;
  }
  const reader: Reader = {address, key};
  const rule = await ruleOf(parseState(document), reader).catch(() => undefined);
  if (rule === undefined) {
    note.textContent = say('notHourly');
    return;
  }
  note.hidden = true;
  showRule(root, rule);
  let seen = '';
  let work: Work | undefined;
  let opening: Promise<Work> | undefined;
  const look = async (): Promise<void> => {
    const told = document.querySelector<HTMLElement>('#hours-state')!.dataset.state!;
    if (told === seen) {
      return;
    }
    seen = told;
    const state = parseState(document);
    const books: Books = {
      state, rule, sheets: await sheetsOf(state, reader), answers: await answersOf(state, reader),
      taken: await ratesTaken(state, reader),
      today: clock(rule.zone, Math.floor(Date.now() / 1000)).slice(0, 10),
    };
    if (state.isWorker && root.dataset.hours === 'work') {
      // One, though the page comes anew while it is being opened: two would each answer every button.
      opening ??= Work.open(root, reader, books, open => showMoney(work?.books ?? books, open));
      work = await opening.catch((error: unknown) => {
        opening = undefined;
        throw error;
      });
      await work.renew(books);
    } else {
      showMoney(books, 0n);
    }
    showSheets(root, books);
  };
  const again = (): void => void look().catch((error: unknown) => {
    note.hidden = false;
    note.textContent = text('sealed.failed', error instanceof Error ? error.message : String(error));
  });
  again();
  document.addEventListener('htmx:load', again);
}

function showRule(root: HTMLElement, rule: Hourly): void {
  const {rate, weekly, zone, rounding} = rule;
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  root.querySelector('#hours-rule')!.textContent = [
    say('rule.rate', rate.amount, rate.currency), ...weekly === undefined ? [] : [say('rule.weekly', weekly / 60)],
    say(`rule.${rounding.mode}`, rounding.minutes), say('rule.zone', zone), ...own === zone ? [] : [say('rule.otherZone', own)],
  ].join(' · ');
}

/** What so many minutes are worth at today's rate; nothing where none is known. */
function today({rule, state}: Books, minutes: number): bigint | undefined {
  try {
    return wage(rule, state.token, conversionFor(state, rule))(Math.ceil(minutes));
  } catch {
    return undefined;
  }
}

function showMoney(books: Books, open: bigint): void {
  const {state, rule, sheets, answers, today: day} = books;
  const money = moneyOf(state, rule, sheets, answers, open);
  showMeter(document.querySelector<HTMLElement>('#hours-meter')!, money, state);
  const place = document.querySelector<HTMLElement>('#hours-fund')!;
  place.replaceChildren(...state.closed === true ? [] : fund(books, money, day));
}

/** Before anybody works for nothing: whether what is still to come of the period is in the fund. */
function fund(books: Books, money: Money, day: string): Node[] {
  const {state, rule, sheets} = books;
  const from = firstDay(rule.period, day);
  const now = sheets.findLast(sheet => sheet.body.from === from);
  const paid = now === undefined ? 0 : tally(rule, now.body).paid;
  const last = sheets.at(-1);
  const pace = last === undefined ? 0 : tally(rule, last.body).paid;
  const rest = rule.weekly === undefined && now === undefined ? pace : toCome(rule, from, day, paid);
  const after = plusDays(lastDay(rule.period, from), 1);
  const next = rule.weekly === undefined ? pace : toCome(rule, after, after, 0);
  const [needed, both] = [today(books, rest), today(books, rest + next)];
  if (needed === undefined || both === undefined) {
    return [];
  }
  if (state.isWorker) {
    return needed > free(state, money) ? [element('p', {class: 'said warn', role: 'status'},
      say('fund.worker', sum(free(state, money), state), sum(needed, state)))] : [];
  }
  const lacks = toTopUp(state, money, both);
  return lacks === 0n ? [] : [element('p', {class: 'said warn', role: 'status'}, say('fund.client', sum(lacks, state)), ' ',
    element('a', {href: `/agreements/${state.agreement}#form-topup`}, say('fund.topUp')))];
}

function showSheets(root: HTMLElement, {state, rule, sheets, answers, taken}: Books): void {
  const place = root.querySelector<HTMLElement>('#hours-handed')!;
  const {approved, byPeriod} = settled(state, sheets, answers);
  const counts = counting(sheets, approved);
  const unfolded = new Set([...place.querySelectorAll('details[open]')].map(open => open.id));
  place.replaceChildren(...sheets.length === 0
    ? [element('p', {class: 'empty'}, say('noSheets'))]
    : [...sheets].reverse().flatMap(sheet => {
      const worth = worthOf(rule, state.token, sheet.body);
      const last = counts.get(sheet.body.from) === sheet;
      const open = (worth ?? 0n) - (byPeriod.get(sheet.body.from) ?? 0n);
      const lacks = state.isWorker && state.closed === false && last && !approved.has(sheet.id) && lacksClaims(state, sheet, open);
      const shown = showSheet(sheet, rule, worth, state, last, approved.has(sheet.id), taken.get(sheet.id));
      return lacks ? [shown, unfinished(state, sheet, open)] : [shown];
    }));
  place.querySelectorAll('details').forEach(sheet => { sheet.open = unfolded.has(sheet.id); });
}

/** The page was closed between a timesheet and its claims. */
function unfinished(state: State, sheet: Sheet, open: bigint): HTMLElement {
  const go = (): void => void finish(state, sheet, open).then(done => { if (done) { location.reload(); } });
  return element('p', {class: 'said warn'}, say('finish.what'), ' ',
    element('button', {type: 'button', class: 'btn', 'data-finish': '', click: go}, say('finish.do')));
}
