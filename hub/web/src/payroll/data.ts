// What the hub gives of the client's week, and what of it this browser could open.
import {digest, type TypedData} from '../eip712.ts';
import {get} from '../api.ts';
import type {Address} from '../address.ts';
import {hex, type Bytes, type Hex} from '../bytes.ts';
import type {JsonObject} from '../canonical.ts';
import type {Served} from '../publish.ts';
import {requireTimesheet, type Conversion, type Hourly, type Timesheet} from '../hours/timesheet.ts';
import {converts, type Token} from '../hours/wage.ts';
import type {Approval} from './approved.ts';
import type {Slip} from './messages.ts';
import {rateOf, toldRates} from './rates.ts';

/** What a key was lent; amounts in the smallest unit, times in seconds since 1970. */
export interface Standing extends Slip {
  readonly key: Address;
  readonly by: Address;
  readonly limit: string;
  readonly dayMinutes: number;
  readonly weekMinutes: number;
  readonly until: number;
  readonly stopped?: number;
  /** What whoever has the key could still approve, whatever the hub says. */
  readonly exposed: string;
}

export interface Agreement {
  readonly agreement: Hex;
  readonly worker: Address;
  readonly name?: string;
  readonly funded: string;
  readonly drawn: string;
  readonly approved: string;
  readonly terms: TypedData;
  readonly token: Token;
  readonly readers: readonly Address[];
  /** From the lowest total on. */
  readonly vouchers: readonly {readonly total: string; readonly memo: Hex; readonly by: Address; readonly at: number}[];
  /** Up to what each period was approved, as whoever approved said: its first and last day, and without what claims hold. */
  readonly periods: readonly {
    readonly period: string; readonly to?: string; readonly worth: string; readonly memo: Hex; readonly running: boolean;
  }[];
  /** How many claims were made. */
  readonly round: number;
  /**
   * What claims hold of timesheets, or have paid: answered there, and not approved as well. `open`: not decided yet;
   * `looked`: a person, and no lent key, has approved something since, or it paid nothing.
   */
  readonly claimed: readonly {readonly timesheet: Hex; readonly sum: string; readonly open: boolean; readonly looked?: boolean}[];
  readonly standing?: Standing;
}

interface Data {
  readonly now: number;
  readonly agreements: readonly Agreement[];
  readonly documents: readonly (Served & {readonly agreement?: Hex})[];
}

/** A document of an agreement, opened. */
export interface Paper<T> {
  readonly id: Hex;
  readonly author: Address;
  readonly createdAt: number;
  readonly body: T;
}

/** An agreement by the hour with all that was handed in, the oldest first. */
export interface Job extends Agreement {
  readonly rule: Hourly;
  readonly sheets: readonly Paper<Timesheet>[];
  /** What the coin is worth now, where hours are converted and the hub knows it. */
  readonly now?: Conversion;
  /** What the hub had seen of it at the time of each rate by which hours that wait were handed in. */
  readonly then?: ReadonlyMap<number, Conversion>;
  readonly approvals: readonly Paper<Approval>[];
}

export interface Payroll {
  readonly now: number;
  readonly jobs: readonly Job[];
  /** Agreements of which something could not be opened, with why. */
  readonly closed: readonly {readonly agreement: Agreement; readonly why: string}[];
}

/** Opens a document and checks its author's signature. */
export type Opener = (served: Served, id: Hex) => Promise<JsonObject>;

const opened = new Map<Hex, JsonObject>();

async function open(served: Served, opener: Opener): Promise<JsonObject> {
  const body = opened.get(served.id) ?? await opener(served, served.id);
  opened.set(served.id, body);
  return body;
}

export async function payroll(me: Address, opener: Opener): Promise<Payroll> {
  const {now, agreements, documents} = await get<Data>('/api/payroll');
  const jobs: Job[] = [];
  const closed: {agreement: Agreement; why: string}[] = [];
  for (const agreement of agreements) {
    try {
      const job = await jobOf(agreement, documents, me, opener);
      if (job !== undefined) {
        jobs.push(job);
      }
    } catch (error) {
      closed.push({agreement, why: error instanceof Error ? error.message : String(error)});
    }
  }
  return {now, jobs: await rated(jobs), closed};
}

/** Without a rate, hours can be approved by the one with which they were handed in. */
async function rated(jobs: readonly Job[]): Promise<readonly Job[]> {
  if (!jobs.some(({rule, token}) => converts(rule, token))) {
    return jobs;
  }
  const told = await toldRates().catch(() => []);
  return Promise.all(jobs.map(async job => {
    if (!converts(job.rule, job.token)) {
      return job;
    }
    const now = rateOf(told, job.rule, job.token);
    return {...job, then: await ratesThen(job), ...now === undefined ? {} : {now}};
  }));
}

async function ratesThen({sheets, vouchers, rule, token}: Job): Promise<ReadonlyMap<number, Conversion>> {
  const times = sheets.filter(({id}) => !vouchers.some(({memo}) => memo === id))
    .flatMap(({body: {conversion}}) => conversion?.at ?? []);
  const found = await Promise.all([...new Set(times)].map(async at => {
    const rate = rateOf(await toldRates(at).catch(() => []), rule, token);
    return rate === undefined ? [] : [[at, rate] as const];
  }));
  return new Map(found.flat());
}

/** Nothing when it is not paid by the hour. */
async function jobOf(
  agreement: Agreement, documents: Data['documents'], me: Address, opener: Opener,
): Promise<Job | undefined> {
  const {message} = agreement.terms;
  requireTerms(agreement, me);
  const scope = documents.find(document => document.kind === 'scope' && document.id === message['scope']);
  if (scope === undefined) {
    throw new TypeError('the scope is not here');
  }
  const rule = (await open(scope, opener))['hourly'] as unknown as Hourly | undefined;
  if (rule === undefined) {
    return undefined;
  }
  const papers = await Promise.all(documents
    .filter(document => document.agreement === agreement.agreement && document.kind !== 'scope')
    .map(async document => ({...document, body: await open(document, opener)})));
  const of = <T>(kind: string, authors: readonly unknown[]): Paper<T>[] => papers
    .filter(paper => paper.kind === kind && authors.includes(paper.author)
      && paper.body['agreement'] === agreement.agreement)
    .sort((a, b) => a.createdAt - b.createdAt) as unknown as Paper<T>[];
  const sheets = of<Timesheet>('timesheet', [agreement.worker]);
  sheets.forEach(({body}) => requireTimesheet(body));
  return {...agreement, rule, sheets, approvals: of<Approval>('approval', [message['client'], message['approver']])};
}

/** The hub says which agreement it is; what is signed must be for these terms, of which I am client or approver. */
function requireTerms({agreement, terms, worker}: Agreement, me: Address): void {
  const {message, domain, primaryType} = terms;
  if (primaryType !== 'Terms' || domain['name'] !== 'Stint Escrow' || hex(digest(terms) as Bytes) !== agreement
    || message['worker'] !== worker || ![message['client'], message['approver']].includes(me)) {
    throw new TypeError('the hub gave other terms');
  }
}
