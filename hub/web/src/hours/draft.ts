// What a worker notes until it is handed in: encrypted for the worker alone, on the hub and on this device. Two devices may
// write, and two tabs of one: nothing of either is lost.
import type {Address} from '../address.ts';
import {get, isRefusal, NoAnswer, Problem, put} from '../api.ts';
import {base64url, concat, random, unbase64url, utf8, type Bytes, type Hex} from '../bytes.ts';
import {decrypt, encrypt, hkdf} from '../secret.ts';
import {alone} from './alone.ts';
import type {Entry} from './timesheet.ts';

/** `id` is the same on all devices; `timer`: when the clock was started that made it. */
export interface Noted extends Entry {
  readonly id: string;
  readonly timer?: number;
}

const same = (a: Noted | undefined, b: Noted | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What both sides made of the same beginning. Where both changed one entry, both are there. */
export function merge(base: readonly Noted[], mine: readonly Noted[], theirs: readonly Noted[]): Noted[] {
  const by = (all: readonly Noted[]): Map<string, Noted> => new Map(all.map(one => [one.id, one]));
  const [b, m, t] = [by(base), by(mine), by(theirs)];
  return sorted([...new Set([...m.keys(), ...t.keys()])].flatMap(id => {
    const [was, here, there] = [b.get(id), m.get(id), t.get(id)];
    if (same(here, there) || same(there, was)) {
      return here ?? [];
    }
    if (same(here, was)) {
      return there ?? [];
    }
    return here === undefined ? there! : there === undefined ? here : [here, {...there, id: `${id}*`}];
  }));
}

export const sorted = (entries: readonly Noted[]): Noted[] =>
  [...entries].sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));

const NONE = new Uint8Array(0);

/** The key follows from the reading key, so that every device of the worker has it. */
export const draftKey = (readingKey: Bytes): Promise<Bytes> => hkdf(readingKey, NONE, utf8('stint hours draft 1'));

export async function lock(key: Bytes, place: string, entries: readonly Noted[]): Promise<string> {
  const nonce = random(12);
  return base64url(concat(nonce, await encrypt(key, nonce, utf8(JSON.stringify({v: 1, entries})), utf8(place))));
}

/** @throws TypeError when it is another's, of another place, or was changed */
export async function unlock(key: Bytes, place: string, data: string): Promise<Noted[]> {
  const bytes = unbase64url(data, 'the draft');
  const plain = await decrypt(key, bytes.slice(0, 12), bytes.slice(12), utf8(place));
  return (JSON.parse(new TextDecoder().decode(plain)) as {entries: Noted[]}).entries;
}

/** saved; kept: on this device only, until the hub can be reached; merged: with what came from another device or tab. */
export type Status = 'saved' | 'saving' | 'kept' | 'merged' | 'refused';

/** As it lies on this device; `base` is what the hub had at `version`. */
interface Local {
  readonly version: number;
  readonly base: string;
  readonly mine: string;
  readonly dirty: boolean;
  readonly taken: readonly number[];
}

/** What was noted upon what the hub had at a version. */
interface Copy {
  readonly version: number;
  readonly base: readonly Noted[];
  readonly entries: readonly Noted[];
}

/** What a tab of this browser has kept. */
interface Kept extends Copy {
  readonly text: string;
  readonly dirty: boolean;
  readonly taken: readonly number[];
}

export class Draft {
  entries: Noted[] = [];
  private base: readonly Noted[] = [];
  private version = 0;
  private dirty = false;
  private taken: number[] = [];
  /** As this tab has read or written it last. */
  private seen: Copy & {readonly text?: string} = {version: 0, base: [], entries: []};
  private work = Promise.resolve();
  private readonly place: string;
  private readonly name: string;
  private readonly path: string;

  /** @param told of each change of the status, and of entries that came from elsewhere */
  constructor(
    owner: Address, agreement: Hex, readonly period: string, private readonly key: Bytes,
    private readonly told: (status: Status) => void,
  ) {
    this.place = `${agreement} ${period}`;
    // Signing out forgets it as it forgets what was typed into forms.
    this.name = `stint.draft ${owner} hours ${this.place}`;
    this.path = `/api/agreements/${agreement}/hours/drafts/${period}`;
  }

  /** From this device at once, then from the hub. */
  async open(): Promise<void> {
    const text = localStorage.getItem(this.name);
    if (text !== null) {
      const kept = this.seen = await this.opened(text);
      this.version = kept.version;
      this.dirty = kept.dirty;
      this.taken = [...kept.taken];
      this.base = kept.base;
      this.entries = [...kept.entries];
    }
    await this.sync();
  }

  private async opened(text: string): Promise<Kept> {
    const {version, dirty, taken, base, mine} = JSON.parse(text) as Local;
    return {
      text, version, dirty, taken,
      base: await unlock(this.key, this.place, base), entries: await unlock(this.key, this.place, mine),
    };
  }

  /** Whether the hub's is newer than what is known here. */
  isBehind(version: number): boolean {
    return version > this.version && !this.dirty;
  }

  /** @param taken clocks that are in the entries now */
  change(entries: readonly Noted[], taken: readonly number[] = []): Promise<void> {
    this.entries = sorted(entries);
    this.dirty = true;
    this.taken.push(...taken);
    return this.sync();
  }

  /** One at a time. */
  sync(): Promise<void> {
    return (this.work = this.work.catch(() => undefined).then(() => this.exchange()));
  }

  private async exchange(): Promise<void> {
    try {
      this.told('saving');
      let merged = await this.keep();
      do {
        if (this.dirty) {
          for (let sent = await this.send(); sent !== 'all'; sent = await this.send()) {
            merged ||= sent === 'conflict';
          }
        } else {
          await this.fetch();
        }
        merged = await this.keep() || merged;
      } while (this.dirty);
      this.told(merged ? 'merged' : 'saved');
    } catch (error) {
      if (!(error instanceof NoAnswer) && !(error instanceof Problem)) {
        throw error;
      }
      this.told(isRefusal(error) ? 'refused' : 'kept');
    }
  }

  /** more: something was typed meanwhile; conflict: what came from elsewhere is merged and not sent yet. */
  private async send(): Promise<'all' | 'more' | 'conflict'> {
    const sent = this.entries;
    const taken = [...this.taken];
    try {
      const {version} = await put<{version: number}>(this.path, {
        version: this.version, data: await lock(this.key, this.place, sent), taken: taken.map(start => ({start})),
      });
      this.version = version;
      this.base = sent;
      this.taken = this.taken.filter(start => !taken.includes(start));
      this.dirty = this.entries !== sent;
      return this.dirty ? 'more' : 'all';
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 409) {
        throw error;
      }
      await this.fetch();
      return 'conflict';
    }
  }

  private async fetch(): Promise<void> {
    const found = await get<{version: number; data: string}>(this.path).catch((error: unknown) => {
      if (error instanceof Problem && error.status === 404) {
        return {version: 0, data: ''};
      }
      throw error;
    });
    if (found.version === this.version) {
      return;
    }
    const theirs = found.version === 0 ? [] : await unlock(this.key, this.place, found.data);
    this.entries = merge(this.base, this.entries, theirs);
    this.base = theirs;
    this.version = found.version;
  }

  /** @returns whether another tab had changed what is changed here too */
  private keep(): Promise<boolean> {
    return alone(this.name, async () => {
      const before = localStorage.getItem(this.name);
      // What cannot be opened was kept with another reading key: nobody can use it any more.
      const theirs = before === null || before === this.seen.text ? undefined : await this.opened(before).catch(() => undefined);
      const merged = theirs !== undefined && this.meet(theirs);
      const {version, dirty, taken, base, entries} = this;
      const local: Local = {
        version, dirty, taken,
        base: await lock(this.key, this.place, base), mine: await lock(this.key, this.place, entries),
      };
      const text = JSON.stringify(local);
      localStorage.setItem(this.name, text);
      this.seen = {text, version, base, entries};
      return merged;
    });
  }

  /** Takes in what another tab kept since this one looked. @returns whether it is merged with what is not sent yet */
  private meet(theirs: Kept): boolean {
    const {seen} = this;
    const mine: Copy & {dirty: boolean} = {version: this.version, base: this.base, entries: this.entries, dirty: this.dirty};
    const newest = theirs.version > mine.version ? theirs : mine;
    // What both have from the hub in between is no difference between two tabs. What only one of them has from it is its own
    // like the rest: one tab may have sent there what the other has.
    const both = mine.version !== seen.version && theirs.version !== seen.version;
    const brought = ({version, base, entries}: Copy): readonly Noted[] =>
      !both || version === newest.version ? entries : merge(base, entries, newest.base);
    this.entries = merge(brought(seen), brought(mine), brought(theirs));
    this.version = newest.version;
    this.base = newest.base;
    this.dirty ||= theirs.dirty;
    this.taken = [...new Set([...this.taken, ...theirs.taken])];
    return mine.dirty && JSON.stringify(this.entries) !== JSON.stringify(mine.entries);
  }
}
