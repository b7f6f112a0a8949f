// The clock: started, paused and stopped on any device, also without a connection. The hub keeps it; until it has heard of a
// change, so does this device.
import type {Address} from '../address.ts';
import {isRefusal, put, type Problem} from '../api.ts';
import type {Hex} from '../bytes.ts';
import {alone} from './alone.ts';
import type {State, Timer} from './state.ts';
import type {Noted} from './draft.ts';
import {offsetAt} from './zone.ts';

const now = (): number => Math.floor(Date.now() / 1000);

/** Seconds worked until then. */
export const worked = ({start, paused, pausedAt, end}: Timer, at: number): number =>
  Math.max(0, (end ?? pausedAt ?? at) - start - paused);

export const pausing = (timer: Timer, at: number): Timer => ({...timer, pausedAt: at});

/** The shortest break is a second: by how long the breaks were the hub tells which state of a clock is the later one. */
export function resumed({pausedAt, ...timer}: Timer, at: number): Timer {
  return pausedAt === undefined ? timer : {...timer, paused: timer.paused + Math.max(1, at - pausedAt)};
}

/** A break that still goes on is the end. */
export function stopped(timer: Timer, at: number): Timer {
  const {pausedAt, ...rest} = timer;
  return {...rest, end: Math.max(timer.start + timer.paused, pausedAt ?? at)};
}

/** The later of two states of one clock, as the hub knows it: what is stopped stays so, and breaks only become longer. */
export function later(known: Timer, timer: Timer): Timer {
  const length = ({paused, pausedAt}: Timer): number => paused * 2 + (pausedAt === undefined ? 0 : 1);
  const follows = known.end === undefined && (timer.end !== undefined || length(timer) >= length(known));
  return follows ? timer : known;
}

/** What a stopped clock has measured; nothing when it was less than a minute. Breaks are whole minutes. */
export function entryOf({start, end, paused}: Timer, zone: string): Noted | undefined {
  if (end === undefined || end - start - paused < 60) {
    return undefined;
  }
  return {
    id: `clock ${start}`, timer: start, start, end, offset: offsetAt(zone, start), manual: false,
    pause: Math.min(Math.round(paused / 60), Math.ceil((end - start) / 60) - 1),
  };
}

export class Clock {
  private readonly name: string;
  private readonly path: string;
  private sending = Promise.resolve();

  /** @param told when something changed, and what the hub refused */
  constructor(owner: Address, agreement: Hex, private readonly told: (problem?: Problem) => void) {
    this.name = `stint.draft ${owner} clock ${agreement}`;
    this.path = `/api/agreements/${agreement}/hours/timer`;
  }

  /** Read each time: other tabs of this browser have it too. */
  private get unsent(): Timer[] {
    return JSON.parse(localStorage.getItem(this.name) ?? '[]') as Timer[];
  }

  /** As the hub has them, and what this device has done since. */
  all({timers}: Pick<State, 'timers'>): Timer[] {
    const {unsent} = this;
    return [...timers.filter(timer => !unsent.some(own => own.start === timer.start)), ...unsent];
  }

  running(state: Pick<State, 'timers'>): Timer | undefined {
    return this.all(state).find(timer => timer.end === undefined);
  }

  start(): Promise<void> {
    return this.set({start: now(), paused: 0});
  }

  /** Begins or ends a break. */
  pause(timer: Timer): Promise<void> {
    return this.set(timer.pausedAt === undefined ? pausing(timer, now()) : resumed(timer, now()));
  }

  stop(timer: Timer): Promise<void> {
    return this.set(stopped(timer, now()));
  }

  get isKept(): boolean {
    return this.unsent.length > 0;
  }

  private async set(timer: Timer): Promise<void> {
    await alone(this.name, () => {
      const {unsent} = this;
      const known = unsent.find(({start}) => start === timer.start) ?? timer;
      this.remember([...unsent.filter(other => other !== known), later(known, timer)]);
    });
    this.told();
    return this.sync();
  }

  /** What the hub has not heard yet, in its order: one at a time, as a later state could come before an earlier one. */
  sync(): Promise<void> {
    return (this.sending = this.sending.catch(() => undefined).then(() => this.send()));
  }

  /** What the hub refuses is shown as the hub has it. */
  private async send(): Promise<void> {
    if (!this.isKept) {
      return;
    }
    while (this.isKept) {
      const [first] = this.unsent as [Timer];
      try {
        await put(this.path, first);
      } catch (error) {
        if (!isRefusal(error)) {
          return;
        }
        this.told(error);
      }
      const heard = JSON.stringify(first);
      await alone(this.name, () => this.remember(this.unsent.filter(timer => JSON.stringify(timer) !== heard)));
    }
    this.told();
  }

  private remember(unsent: readonly Timer[]): void {
    if (unsent.length === 0) {
      localStorage.removeItem(this.name);
    } else {
      localStorage.setItem(this.name, JSON.stringify(unsent));
    }
  }
}
