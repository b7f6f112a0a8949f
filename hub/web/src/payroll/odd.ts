// What a client should look at before approving: nothing of it is forbidden.
import {converts} from '../hours/wage.ts';
import {dayOf, secondsOf, type Conversion, type Entry, type Timesheet} from '../hours/timesheet.ts';
import type {Hex} from '../bytes.ts';
import type {Approved} from './approved.ts';
import type {Job, Paper} from './data.ts';
import {apart, JUMP, STALE} from './rates.ts';
import {stray} from './stray.ts';
import {isTwice, uncarried, unsaid} from './twice.ts';

/**
 * long: over ten hours on a day; night: at a weekend's night; future: ends after it was handed in; far: far above other
 * weeks; cap: over the week's cap, which is not paid; stale: the rate was old as it was handed in; jump: it is far from the
 * last one; apart: far from what the hub knows now; then: it is not what the hub had seen then; source: it is of another than
 * the scope names; twice: another timesheet has days or hours of it; carried: it leaves out what was counted of its first week;
 * later: a later one leaves out what this counts of its last; claim: a claim is for hours of which nothing here tells, or
 * for more than its hours are worth, and no person has approved something since.
 */
export type OddKind =
  'long' | 'night' | 'future' | 'far' | 'cap' | 'stale' | 'jump' | 'apart' | 'then' | 'source' | 'twice' | 'carried' | 'later' | 'claim';

/** @property entry by its index, of those that are about one @property value minutes, days or percent */
export interface Oddity {
  readonly kind: OddKind;
  readonly entry?: number;
  readonly value: number;
}

const LONG_DAY = 10 * 3600;
const NIGHT_ENDS = 6 * 60;
const NIGHT_BEGINS = 22 * 60;
const CLOCKS_DIFFER = 120;
const FAR = 1.5;
/** Percent from what the hub had seen then: it keeps one rate of each hour for long. */
const NEAR = 2;

interface Handed {
  readonly job: Job;
  readonly sheet: Paper<Timesheet>;
  readonly worth: Approved;
}

/** @param others weeks that were approved before @param approved timesheets, as handed in or with changes */
export function oddities(
  {job, sheet, worth}: Handed, others: readonly Pick<Handed, 'sheet' | 'worth'>[], approved: ReadonlySet<Hex> = new Set(),
): Oddity[] {
  const {entries} = sheet.body;
  return [
    ...longDays(entries),
    ...entries.flatMap((entry, index): Oddity[] => (atWeekendNight(entry) ? [{kind: 'night', entry: index, value: 0}] : [])),
    ...entries.flatMap((entry, index): Oddity[] =>
      (entry.end > sheet.createdAt + CLOCKS_DIFFER ? [{kind: 'future', entry: index, value: 0}] : [])),
    ...farAbove(sheet.body, worth.paid, others),
    ...overCap(worth),
    ...(isTwice(job, sheet, approved) ? [{kind: 'twice', value: 0} as const] : []),
    ...left('carried', uncarried(job, sheet, approved)),
    ...left('later', unsaid(job, sheet, approved)),
    ...(stray(job).length > 0 ? [{kind: 'claim', value: 0} as const] : []),
    ...(converts(job.rule, job.token) ? rate(job, sheet, others.at(-1)?.sheet.body) : []),
  ];
}

/** Named by the last entry of the day. */
function longDays(entries: readonly Entry[]): Oddity[] {
  const days = new Map<string, {seconds: number; entry: number}>();
  entries.forEach((entry, index) => {
    const day = dayOf(entry);
    days.set(day, {seconds: (days.get(day)?.seconds ?? 0) + secondsOf(entry), entry: index});
  });
  return [...days.values()].filter(({seconds}) => seconds > LONG_DAY)
    .map(({seconds, entry}) => ({kind: 'long', entry, value: Math.floor(seconds / 60)}));
}

/** Between ten in the evening and six in the morning of a Saturday or Sunday, by the worker's clock. */
function atWeekendNight({start, end, offset}: Entry): boolean {
  for (let at = Math.floor(start / 900) * 900; at < end; at += 900) {
    const local = new Date((Math.max(at, start) + offset * 60) * 1000);
    const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
    if (local.getUTCDay() % 6 === 0 && (minute < NIGHT_ENDS || minute >= NIGHT_BEGINS)) {
      return true;
    }
  }
  return false;
}

const daysOf = ({from, to}: Timesheet): number => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;

/** Of at least two others, by the day, so that months and weeks compare. */
function farAbove(sheet: Timesheet, paid: number, others: readonly Pick<Handed, 'sheet' | 'worth'>[]): Oddity[] {
  const usual = others.map(({sheet: {body}, worth}) => worth.paid / daysOf(body)).sort((a, b) => a - b);
  const median = usual.length < 2 ? 0 : usual[usual.length >> 1]!;
  const share = median === 0 ? 0 : paid / daysOf(sheet) / median;
  return share > FAR ? [{kind: 'far', value: Math.round((share - 1) * 100)}] : [];
}

function overCap({lines}: Approved): Oddity[] {
  const lost = lines.reduce((sum, {counted, paid}) => sum + counted - paid, 0);
  return lost > 0 ? [{kind: 'cap', value: lost}] : [];
}

const left = (kind: 'carried' | 'later', minutes: number): Oddity[] => (minutes > 0 ? [{kind, value: minutes}] : []);

function rate({rule, now, then}: Job, {createdAt, body: {conversion}}: Paper<Timesheet>, last: Timesheet | undefined): Oddity[] {
  if (conversion === undefined) {
    return [];
  }
  const age = createdAt - conversion.at;
  const far = (kind: 'jump' | 'apart' | 'then', other: Conversion | undefined, most = JUMP): Oddity[] => {
    const moved = other === undefined ? 0 : Math.abs(apart(conversion, other));
    return moved > most ? [{kind, value: Math.round(moved)}] : [];
  };
  return [
    ...(age > STALE || age < -CLOCKS_DIFFER ? [{kind: 'stale', value: Math.round(age / 60)} as const] : []),
    ...(rule.source === undefined || rule.source === conversion.source ? [] : [{kind: 'source', value: 0} as const]),
    ...far('jump', last?.conversion), ...far('apart', now), ...far('then', then?.get(conversion.at), NEAR),
  ];
}
