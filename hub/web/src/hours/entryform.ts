// The form in which hours are noted by hand, by the clock of the agreement's time zone.
import type {Noted} from './draft.ts';
import {DAY, type Hourly} from './timesheet.ts';
import {clock, moments, offsetAt} from './zone.ts';
import {say} from './words.ts';

const field = (form: HTMLFormElement, name: string): HTMLInputElement => form.elements.namedItem(name) as HTMLInputElement;

/** Puts an entry into the form; nothing: an empty one of this day. */
export function fillForm(form: HTMLFormElement, rule: Hourly, entry: Noted | undefined, day: string): void {
  field(form, 'start').value = entry === undefined ? `${day}T09:00` : clock(rule.zone, entry.start);
  field(form, 'end').value = entry === undefined ? '' : clock(rule.zone, entry.end);
  field(form, 'pause').value = String(entry?.pause ?? 0);
  field(form, 'task').value = entry?.task ?? '';
  field(form, 'note').value = entry?.note ?? '';
  form.dataset.entry = entry?.id ?? '';
  complain(form, undefined);
}

/** What is wrong, beside its field. */
export class Wrong extends Error {
  constructor(readonly field: 'start' | 'end' | 'pause', readonly why: string) {
    super(why);
  }
}

/**
 * A time of day on the zone's clock: in the hour that comes twice the first, and of an end the first after the start.
 * @throws Wrong when clocks pass over it
 */
export function moment(zone: string, local: string, name: 'start' | 'end', after = -Infinity): number {
  const all = moments(zone, local);
  if (all.length === 0) {
    throw new Wrong(name, 'noSuchTime');
  }
  return all.find(at => at > after) ?? all[0]!;
}

/** @throws Wrong */
export function readForm(form: HTMLFormElement, rule: Hourly, before: Noted | undefined): Noted {
  const local = (name: string): string => field(form, name).value.slice(0, 16);
  const start = before !== undefined && clock(rule.zone, before.start) === local('start')
    ? before.start : moment(rule.zone, local('start'), 'start');
  const end = before !== undefined && clock(rule.zone, before.end) === local('end') && before.end > start
    ? before.end : moment(rule.zone, local('end'), 'end', start);
  const pause = Number(field(form, 'pause').value);
  const [task, note] = [field(form, 'task').value.trim().replace(/\s+/g, ' '), field(form, 'note').value.trim()];
  const wrong: [boolean, 'start' | 'end' | 'pause', string][] = [
    [end <= start, 'end', 'endFirst'], [end - start > DAY, 'end', 'odd.long'],
    [!Number.isInteger(pause) || pause < 0 || pause * 60 >= end - start, 'pause', 'odd.pause'],
  ];
  for (const [is, name, why] of wrong) {
    if (is) {
      throw new Wrong(name, why);
    }
  }
  const timed = before !== undefined && !before.manual && before.start === start && before.end === end && before.pause === pause;
  return {
    id: before?.id ?? crypto.randomUUID(), start, end, pause, offset: offsetAt(rule.zone, start), manual: !timed,
    ...task === '' ? {} : {task}, ...note === '' ? {} : {note}, ...before?.timer === undefined ? {} : {timer: before.timer},
  };
}

export function complain(form: HTMLFormElement, wrong: Wrong | undefined): void {
  for (const name of ['start', 'end', 'pause']) {
    const note = form.querySelector<HTMLElement>(`#wrong-${name}`)!;
    note.textContent = wrong?.field === name ? say(wrong.why) : '';
    field(form, name).setAttribute('aria-invalid', String(wrong?.field === name));
  }
  if (wrong !== undefined) {
    field(form, wrong.field).focus();
  }
}
