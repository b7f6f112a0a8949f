// What the server says about an agreement's hours: an element of the page that follows what happens holds it as JSON. What
// is sealed this browser opens itself.
import type {Address} from '../address.ts';
import {get, paths} from '../api.ts';
import type {Bytes, Hex} from '../bytes.ts';
import type {JsonObject} from '../canonical.ts';
import type {Served} from '../publish.ts';
import {requireTimesheet, type Conversion, type Hourly, type Timesheet} from './timesheet.ts';

/** Times in seconds since 1970, amounts in the smallest unit. */
export interface State {
  readonly agreement: Hex;
  readonly client: Address;
  readonly worker: Address;
  readonly isWorker: boolean;
  readonly readers: readonly Address[];
  readonly scope: Hex;
  readonly scopeAuthor?: Address;
  readonly now: number;
  readonly token: {readonly symbol: string; readonly decimals: number};
  /** Of an agreement that is open; absent before. */
  readonly funded?: string;
  readonly drawn?: string;
  readonly approved?: string;
  readonly closed?: boolean;
  readonly claimCap?: string;
  readonly review?: number;
  /** Until when a claim may wait to be made. */
  readonly latest?: number;
  readonly round?: number;
  /** What claims that the chain has hold of timesheets, or have paid; `period`: where the hub knows it. */
  readonly held: readonly {readonly timesheet: Hex; readonly sum: string; readonly period?: string}[];
  /** `period`: of the timesheet, where the hub knows it. */
  readonly vouchers: readonly {readonly total: string; readonly memo: Hex; readonly period?: string}[];
  /** The right by which running hours are approved now. */
  readonly standing?: {readonly until: number; readonly limit: string; readonly dayMinutes: number; readonly weekMinutes: number};
  readonly timesheets: readonly Paper[];
  readonly approvals: readonly Paper[];
  readonly handed: readonly Handed[];
  /** The smallest sum for which the hub makes a claim by itself. */
  readonly smallest: string;
  readonly timers: readonly Timer[];
  readonly drafts: readonly {readonly period: string; readonly version: number}[];
  readonly rates: readonly {readonly currency: string; readonly price: string; readonly source: string; readonly at: number}[];
}

export interface Paper {
  readonly id: Hex;
  readonly author: Address;
  readonly at: number;
}

/** Hours with a claim in hand, and what became of them. */
export interface Handed {
  readonly timesheet: Hex;
  readonly period: string;
  readonly sum: string;
  readonly notBefore: number;
  readonly state: 'waits' | 'looked' | 'claimed' | 'late';
}

/** `paused`: seconds of breaks that are over; `pausedAt`: since when there is one; without `end` it runs. */
export interface Timer {
  readonly start: number;
  readonly paused: number;
  readonly pausedAt?: number;
  readonly end?: number;
}

export const parseState = (page: Document): State => JSON.parse(page.getElementById('hours-state')!.dataset['state']!) as State;

/** Somebody who can open what is sealed for them. */
export interface Reader {
  readonly address: Address;
  readonly key: Bytes;
}

const opened = new Map<Hex, Promise<JsonObject>>();

/** Once for each document of the page. */
export function openPaper(id: Hex, author: Address | undefined, {address, key}: Reader): Promise<JsonObject> {
  const known = opened.get(id) ?? (async () => {
    const {opened} = await import('../pages/reading.ts');
    return opened(await get<Served>(paths.document(id, author)), id, address, key, author);
  })();
  opened.set(id, known);
  known.catch(() => opened.delete(id));
  return known;
}

/** How the hours are paid; nothing where the agreement is not by the hour. */
export const ruleOf = async ({scope, scopeAuthor}: Pick<State, 'scope' | 'scopeAuthor'>, reader: Reader): Promise<Hourly | undefined> =>
  (await openPaper(scope, scopeAuthor, reader))['hourly'] as unknown as Hourly | undefined;

export interface Sheet extends Paper {
  readonly body: Timesheet;
}

/** The worker's timesheets that can be opened and are what the protocol takes, the oldest first. */
export async function sheetsOf({timesheets, worker, agreement}: State, reader: Reader): Promise<Sheet[]> {
  const all = await Promise.all(timesheets.filter(paper => paper.author === worker).map(async paper => {
    try {
      const body = await openPaper(paper.id, paper.author, reader) as unknown as Timesheet;
      requireTimesheet(body);
      return body.agreement === agreement ? [{...paper, body}] : [];
    } catch {
      return [];
    }
  }));
  return all.flat().sort((a, b) => a.at - b.at);
}

/** Which timesheet each answer with changes, or by another rate, is about. */
export async function answersOf({approvals, worker}: State, reader: Reader): Promise<Map<Hex, Hex>> {
  const about = new Map<Hex, Hex>();
  for (const {id, author} of approvals.filter(paper => paper.author !== worker)) {
    const timesheet = await openPaper(id, author, reader).then(body => body['timesheet'], () => undefined);
    if (typeof timesheet === 'string') {
      about.set(id, timesheet as Hex);
    }
  }
  return about;
}

/** The rates that answers have taken in place of the timesheets' own, by timesheet. */
export async function ratesTaken({approvals, worker}: State, reader: Reader): Promise<Map<Hex, Conversion>> {
  const taken = new Map<Hex, Conversion>();
  for (const {id, author} of approvals.filter(paper => paper.author !== worker)) {
    const body = await openPaper(id, author, reader).catch(() => ({} as JsonObject));
    if (body['conversion'] !== undefined) {
      taken.set(body['timesheet'] as Hex, body['conversion'] as unknown as Conversion);
    }
  }
  return taken;
}
