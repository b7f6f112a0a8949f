// Submissions whose answer has not come. What was signed is not lost when the page closes or the connection breaks: it is
// stored before it is sent, and sent again, with the same idempotency key, until the hub has answered.
import type {Address} from './address.ts';
import {Earlier, isRefusal, isStranger, Kept, NoAnswer, post} from './api.ts';
import {all, read, remove, write} from './db.ts';
import {forgetDraft} from './drafts.ts';

export interface Pending {
  readonly idempotencyKey: string;
  readonly account: Address;
  readonly url: string;
  readonly body: unknown;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** What was typed for it, by the name of its form: it is not offered again once this was received. */
  readonly draft?: string | undefined;
  /** What a transaction does, its chain first; its hash is the key. */
  readonly does?: string | undefined;
  /** Where the hash goes when not the page that signed it has it passed on, but a later one. */
  readonly then?: string | undefined;
}

const WAITS = [500, 1500, 4000];
const DAY = 86_400_000;

/** @property location where the page goes next; absent: it stays and is refreshed */
export interface Done {
  readonly location?: string;
}

interface Options extends Pick<Pending, 'draft' | 'does' | 'then'> {
  /** Called before each further try. */
  readonly again?: () => void;
}

/**
 * Sends, and sends again while no answer comes.
 * @throws Kept after the last try: call it again with the same key; Problem when the hub refuses
 */
export async function submit(
  account: Address, url: string, body: unknown, idempotencyKey: string, {again, ...rest}: Options = {},
): Promise<Done> {
  const pending: Pending = {...rest, idempotencyKey, account, url, body, since: Date.now()};
  await write('pending', idempotencyKey, pending);
  for (const wait of [...WAITS, undefined]) {
    try {
      return await send(pending);
    } catch (error) {
      if (!(error instanceof Kept) || wait === undefined || isStranger(error.cause)) {
        throw error;
      }
    }
    await new Promise(resolve => setTimeout(resolve, wait));
    again?.();
  }
  throw new NoAnswer();
}

/** A refusal is an answer too, which the user sees. Silence leaves it pending, and so does whoever has not decided. */
async function send(pending: Pending): Promise<Done> {
  const {account, url, body, idempotencyKey, draft} = pending;
  const done = await post<Done | undefined>(url, body, {idempotencyKey}).catch(async (error: unknown) => {
    if (!isRefusal(error)) {
      throw new Kept(pending, error);
    }
    await drop(pending);
    throw error;
  });
  if (draft !== undefined) {
    forgetDraft(account, draft);
  }
  await drop(pending);
  return done ?? {};
}

/** It is sent no more; it may have arrived. */
export const drop = ({idempotencyKey}: Pending): Promise<unknown> => remove('pending', idempotencyKey);

/** Drops what somebody's wallet signed whose hash would go to a place that begins so. */
export async function dropOf(account: Address, then: string): Promise<void> {
  for (const pending of await all<Pending>('pending')) {
    if (pending.account === account && pending.then?.startsWith(then) === true) {
      await drop(pending);
    }
  }
}

/** What an earlier try left. */
export async function sendLate(pending: Pending): Promise<void> {
  await send(pending);
  if (pending.then !== undefined) {
    await submit(pending.account, pending.then, {transaction: pending.idempotencyKey}, crypto.randomUUID());
  }
}

/**
 * The transaction that was signed to do the same and has no answer yet.
 * @throws Earlier when one that does something else on that chain has none: it may be the one that is put right now
 */
export async function unanswered(account: Address, url: string, does: string): Promise<Pending | undefined> {
  const chain = does.split(' ', 1)[0];
  const left = (await all<Pending>('pending')).filter(pending =>
    pending.account === account && pending.url === url && pending.does?.split(' ', 1)[0] === chain);
  const same = left.find(pending => pending.does === does);
  if (same === undefined && left.length > 0) {
    throw new Earlier(left);
  }
  return same;
}

/**
 * At the start of a page: sends what an earlier page could not, and shows the page anew when that was received. Older than a
 * day is dropped, the user has seen to it.
 */
export async function resubmit(account: Address): Promise<void> {
  let received = false;
  for (const pending of await all<Pending>('pending')) {
    if (Date.now() - pending.since > DAY) {
      await drop(pending);
    } else if (pending.account === account && await read('pending', pending.idempotencyKey) !== undefined) {
      // Silent or refused: the page shows the state as the hub knows it.
      received = await sendLate(pending).then(() => true, () => received);
    }
  }
  if (received) {
    location.reload();
  }
}
