// A period's hours on the page: each day with its entries, what they come to, and what is unusual about them.
import {element} from '../ui/dom.ts';
import {sayPrice} from '../ui/words.ts';
import type {Noted} from './draft.ts';
import type {Remark} from './odd.ts';
import type {Sheet, State} from './state.ts';
import {tally} from './tally.ts';
import {dayOf, secondsOf, type Conversion, type Hourly} from './timesheet.ts';
import {duration, hourOf, say, sayDay, sayShare, sayTime, sum} from './words.ts';

/** What may be done with an entry. */
export interface Hands {
  edit(entry: Noted): void;
  remove(entry: Noted): void;
}

export interface Shown {
  readonly rule: Hourly;
  readonly from: string;
  readonly carried: number;
  readonly entries: readonly Noted[];
  readonly remarks: readonly Remark[];
  readonly worth: bigint | undefined;
  readonly state: State;
}

/** @param hands absent: it can only be read */
export function showWeek(place: HTMLElement, shown: Shown, hands?: Hands): void {
  const {rule, from, carried, entries, state, worth} = shown;
  const counted = tally(rule, {from, carried, entries});
  const days = [...new Set(entries.map(dayOf))].sort();
  if (entries.length === 0) {
    place.replaceChildren(element('p', {class: 'empty'}, say(hands === undefined ? 'emptySheet' : 'empty')));
    return;
  }
  place.replaceChildren(
    ...days.map(day => {
      const lines = counted.lines.map((line, index) => ({...line, index, entry: entries[index]!}))
        .filter(({entry}) => dayOf(entry) === day);
      const seconds = lines.reduce((all, {entry}) => all + secondsOf(entry), 0);
      return element('section', {class: 'day'},
        element('h3', {}, sayDay(day), ' ', element('small', {}, duration(seconds))),
        element('ul', {class: 'plainlist'}, ...lines.map(({entry, index}) => row(entry, index, shown, hands))));
    }),
    element('p', {class: 'total'}, element('b', {}, say('total', duration(counted.counted * 60))), ' ',
      ...worth === undefined ? [] : [element('data', {value: String(worth)}, sum(worth, state))]),
    ...counted.paid < counted.counted
      ? [element('p', {class: 'said warn'}, say('beyond', duration((counted.counted - counted.paid) * 60)))] : []);
}

function row(entry: Noted, index: number, {rule, remarks}: Shown, hands: Hands | undefined): HTMLElement {
  const times = `${hourOf(entry.start, rule.zone)}–${hourOf(entry.end, rule.zone)}`;
  const notes = remarks.filter(remark => remark.index === index);
  return element('li', {class: 'entry-line'},
    element('span', {}, element('b', {}, times), ' ', duration(Math.max(0, secondsOf(entry))),
      ...entry.pause > 0 ? [' · ', say('pause', entry.pause)] : [],
      ...entry.manual ? [' ', element('span', {class: 'tag'}, say('manual'))] : []),
    ...entry.task === undefined ? [] : [element('span', {}, entry.task)],
    ...entry.note === undefined ? [] : [element('span', {class: 'help'}, entry.note)],
    ...notes.map(({what, stops}) => element('span', {class: `said ${stops ? 'refused' : 'warn'}`}, say(`odd.${what}`))),
    ...hands === undefined ? [] : [element('span', {class: 'row'},
      element('button', {type: 'button', class: 'btn quiet', click: () => hands.edit(entry), 'aria-label': `${say('edit')} ${times}`}, say('edit')),
      element('button', {type: 'button', class: 'btn quiet', click: () => hands.remove(entry), 'aria-label': `${say('remove')} ${times}`}, say('remove')))]);
}

/** A handed-in period, and what became of it. @param taken the rate by which it was approved, where that is another */
export function showSheet(
  sheet: Sheet, rule: Hourly, worth: bigint | undefined, state: State, counts: boolean, approved: boolean, taken?: Conversion,
): HTMLElement {
  const {body} = sheet;
  const inHand = state.handed.find(week => week.timesheet === sheet.id);
  const became = approved ? 'approved' : !counts ? 'replaced' : body.running === true ? 'running' : inHand?.state ?? 'handed';
  const inner = element('div', {});
  showWeek(inner, {
    rule, from: body.from, carried: body.carried, state, worth, remarks: [],
    entries: body.entries.map((entry, i) => ({...entry, id: String(i)})),
  });
  return element('details', {class: 'sheet', id: `sheet-${sheet.id}`},
    element('summary', {}, say('sheet', sayDay(body.from), sayDay(body.to)), ' ',
      element('span', {class: `tag ${became === 'approved' ? 'ok' : became === 'waits' ? 'wait' : ''}`}, say(`became.${became}`)),
      ...worth === undefined ? [] : [' ', sum(worth, state)]),
    ...became === 'waits' ? [element('p', {class: 'said wait'}, say('waits', sayTime(inHand!.notBefore), sum(BigInt(inHand!.sum), state)))] : [],
    ...body.conversion === undefined ? [] : [element('p', {class: 'help'}, sayRate(body.conversion, state))],
    ...taken === undefined || body.conversion === undefined ? [] : [element('p', {class: 'said warn'}, say('rateTaken', sayRate(taken, state),
      sayShare(Number(taken.price.amount) / Number(body.conversion.price.amount) - 1)))],
    inner);
}

const sayRate = ({price, source, at}: Conversion, {token}: State): string =>
  say('handIn.rateText', token.symbol, sayPrice(price), source, sayTime(at));
