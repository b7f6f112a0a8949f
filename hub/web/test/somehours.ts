// Hours as a page has them, for the tests of its parts.
import type {Hex} from '../src/bytes.ts';
import type {Noted} from '../src/hours/draft.ts';
import type {Entry, Hourly} from '../src/hours/timesheet.ts';
import {moments, offsetAt} from '../src/hours/zone.ts';

export const ZONE = 'Europe/Madrid';
export const rule: Hourly = {
  rate: {amount: '0.001', currency: 'rBTC'}, weekly: 1200, period: 'week', zone: ZONE,
  rounding: {minutes: 1, mode: 'down', each: 'day'},
};
export const at = (local: string): number => moments(ZONE, local)[0]!;
export const entry = (from: string, to: string, pause = 0): Entry =>
  ({start: at(from), end: at(to), offset: offsetAt(ZONE, at(from)), pause, manual: true});
export const noted = (id: string, from: string, to: string): Noted => ({...entry(from, to), id});
export const id = (n: number): Hex => `0x${String(n).padStart(64, '0')}`;
