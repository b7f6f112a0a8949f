// One week, opened: each entry with what it is worth, and what the client changes about it.
import {element} from '../ui/dom.ts';
import {secondsOf, type Conversion, type Entry} from '../hours/timesheet.ts';
import {clock, moments} from '../hours/zone.ts';
import {approved, type Change} from './approved.ts';
import {apart, mayReplace} from './rates.ts';
import {sayDay, sayHours, sayMoney, sayPercent, sayRate, sayTimes} from './say.ts';
import {say, type Said} from './texts.ts';
import type {Decision, Week} from './weeks.ts';

const LONGEST_REASON = 500;
const FAULTS = ['end', 'long', 'pause', 'overlap', 'outside', 'day'];

/** @param decided called with all of it after each change */
export function weekView(week: Week, decision: Decision, decided: (decision: Decision) => void): HTMLElement {
  const {job, sheet} = week;
  const {changes} = decision;
  const conversion = decision.conversion ?? sheet.body.conversion;
  const worth = approved(job.rule, job.token, sheet.body, changes, conversion);
  const others = (index: number): Change[] => changes.filter(({entry}) => entry !== index);
  const rows = worth.lines.map((line, index) => element('li', {class: 'entry'},
    ...entryLines(line.entry, line.change, job.rule.zone),
    element('p', {class: 'sub'}, `${sayHours(line.paid)} · ${sayMoney(line.amount, job)}`),
    changeForm(week, index, line.change, change => {
      const all = [...others(index), ...(change === undefined ? [] : [change])].sort((a, b) => a.entry - b.entry);
      // Throws where the entries would not be a week any more: the form says why.
      approved(job.rule, job.token, sheet.body, all, conversion);
      decided({...decision, changes: all});
    })));
  return element('div', {}, ...rateLines(week, decision, decided), element('ol', {class: 'works'}, ...rows));
}

/** The rate as it was handed in, and the one of now, which may be taken instead. */
function rateLines({job, sheet: {body}}: Week, {changes, conversion}: Decision, decided: (decision: Decision) => void): HTMLElement[] {
  const handed = body.conversion;
  const now = conversion ?? job.now;
  if (handed === undefined) {
    return [];
  }
  const line = element('p', {class: 'note'}, say('week.rate', ...sayRate(handed)));
  if (now === undefined || now.at === handed.at && now.price.amount === handed.price.amount) {
    return [line];
  }
  const box = element('input', {type: 'checkbox', checked: conversion !== undefined});
  box.onchange = () => decided(box.checked ? {changes, conversion: now} : {changes});
  const sum = (by: Conversion): string => sayMoney(approved(job.rule, job.token, body, changes, by).amount, job);
  const may = mayReplace(now, handed, Date.now() / 1000);
  return [line, may || conversion !== undefined
    ? element('label', {class: 'check'}, box, say('week.otherRate', ...sayRate(now), sayPercent(apart(now, handed)), sum(now), sum(handed)))
    : element('p', {class: 'note'}, say('week.noOtherRate', ...sayRate(now), sayPercent(apart(now, handed))))];
}

function sayEntry(entry: Entry, zone: string): string {
  const worked = [sayDay(entry), sayTimes(entry, zone), sayHours(Math.floor(secondsOf(entry) / 60))] as const;
  return entry.pause === 0 ? say('week.entry', ...worked) : say('week.entryPause', ...worked, entry.pause);
}

function entryLines(entry: Entry, change: Change | undefined, zone: string): Node[] {
  const worked = sayEntry(entry, zone);
  const lines: Node[] = [element('p', {}, change === undefined ? worked : element('s', {}, worked),
    ...(entry.manual ? [' ', element('span', {class: 'tag'}, say('week.manual'))] : []))];
  if (change?.start !== undefined) {
    const now = {...entry, start: change.start, end: change.end ?? entry.end, pause: change.pause ?? 0};
    lines.push(element('p', {}, sayEntry(now, zone)));
  }
  if (change !== undefined) {
    const label = change.start === undefined ? 'week.struck' : 'week.changed';
    lines.push(element('p', {}, element('span', {class: 'tag wait'}, say(label)), ` ${change.reason}`));
  }
  const words = [entry.task, entry.note].filter(text => text !== undefined).join(': ');
  return words === '' ? lines : [...lines, element('p', {class: 'text sub'}, words)];
}

function input(label: string, attributes: Record<string, string | boolean>): [HTMLElement, HTMLInputElement] {
  const field = element('input', attributes);
  return [element('label', {class: 'field'}, label, field), field];
}

/** Folded until somebody wants to change something. */
function changeForm(
  {job: {rule: {zone}}, sheet}: Week, index: number, change: Change | undefined, decided: (change?: Change) => void,
): HTMLElement {
  const entry = sheet.body.entries[index]!;
  const [startField, start] = input(say('change.start'), {type: 'datetime-local', value: clock(zone, change?.start ?? entry.start)});
  const [endField, end] = input(say('change.end'), {type: 'datetime-local', value: clock(zone, change?.end ?? entry.end)});
  const [pauseField, pause] = input(
    say('change.pause'), {type: 'number', min: '0', max: '1440', value: String(change?.pause ?? entry.pause)});
  const [reasonField, reason] = input(
    say('change.reason'), {type: 'text', maxlength: String(LONGEST_REASON), value: change?.reason ?? '', autocomplete: 'off'});
  const problem = element('p', {class: 'said refused', role: 'alert', hidden: true});
  const decide = (times: () => Partial<Change>): void => {
    try {
      const why = reason.value.trim();
      if (why === '') {
        throw new TypeError('reason');
      }
      decided({entry: index, ...times(), reason: why});
    } catch (error) {
      problem.textContent = sayFault(error);
      problem.hidden = false;
      (reason.value.trim() === '' ? reason : start).focus();
    }
  };
  const button = (label: Said, click: () => void): HTMLElement =>
    element('button', {type: 'button', class: 'btn', click}, say(label));
  return element('details', {}, element('summary', {}, say('change.open')),
    reasonField, element('div', {class: 'three'}, startField, endField, pauseField), problem,
    element('div', {class: 'row'},
      button('change.strike', () => decide(() => ({}))),
      button('change.times', () => decide(() => ({
        start: momentOf(zone, start.value, entry.start), end: momentOf(zone, end.value, entry.end), pause: Number(pause.value),
      }))),
      ...(change === undefined ? [] : [button('change.undo', () => decided())])));
}

/** Seconds were not typed: they stay where the minute does. */
function momentOf(zone: string, local: string, was: number): number {
  if (clock(zone, was) === local) {
    return was;
  }
  const found = moments(zone, local)[0];
  if (found === undefined) {
    throw new TypeError('end');
  }
  return found;
}

function sayFault(error: unknown): string {
  const fault = error instanceof Error ? error.message : '';
  return fault === 'reason' ? say('change.noReason') : FAULTS.includes(fault) ? say(`fault.${fault}` as Said) : fault;
}
