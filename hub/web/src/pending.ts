// Submissions whose answer has not come. What was signed is not lost when the page closes or the connection breaks: it is
// stored before it is sent, and sent again, with the same idempotency key, until the hub has answered.
import type {Address} from './address.ts';
import {NoAnswer, post, Problem} from './api.ts';
import {all, remove, write} from './db.ts';
import {forgetDraft} from './drafts.ts';

interface Pending {
  readonly idempotencyKey: string;
  readonly account: Address;
  readonly url: string;
  readonly body: unknown;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** What was typed for it, by the name of its form: it is not offered again once this was received. */
  readonly draft?: string | undefined;
}

const WAITS = [500, 1500, 4000];
const DAY = 86_400_000;

/** @property location where the page goes next; absent: it stays and is refreshed */
export interface Done {
  readonly location?: string;
}

interface Options {
  readonly draft?: string | undefined;
  /** Called before each further try. */
  readonly again?: () => void;
}

/**
 * Sends, and sends again while no answer comes.
 * @throws NoAnswer after the last try: call it again with the same key; Problem when the hub refuses
 */
export async function submit(
  account: Address, url: string, body: unknown, idempotencyKey: string, {draft, again}: Options = {},
): Promise<Done> {
  const pending: Pending = {idempotencyKey, account, url, body, since: Date.now(), draft};
  await write('pending', idempotencyKey, pending);
  for (const wait of [...WAITS, undefined]) {
    try {
      return await send(pending);
    } catch (error) {
      if (!(error instanceof NoAnswer) || wait === undefined) {
        throw error;
      }
    }
    await new Promise(resolve => setTimeout(resolve, wait));
    again?.();
  }
  throw new NoAnswer();
}

/** A refusal is an answer too, which the user sees: only silence leaves it pending. */
async function send(
  {account, url, body, idempotencyKey, draft}: Pending, final: (problem: Problem) => boolean = () => true,
): Promise<Done> {
  try {
    const done = await post<Done | undefined>(url, body, {idempotencyKey});
    if (draft !== undefined) {
      forgetDraft(account, draft);
    }
    await remove('pending', idempotencyKey);
    return done ?? {};
  } catch (error) {
    if (!(error instanceof NoAnswer) && (!(error instanceof Problem) || final(error))) {
      await remove('pending', idempotencyKey);
    }
    throw error;
  }
}

/**
 * At the start of a page: sends what an earlier page could not, and shows the page anew when that was received. Older than a
 * day is dropped, the user has seen to it.
 */
export async function resubmit(account: Address): Promise<void> {
  let received = false;
  for (const pending of await all<Pending>('pending')) {
    if (Date.now() - pending.since > DAY) {
      await remove('pending', pending.idempotencyKey);
    } else if (pending.account === account) {
      // Silent or refused: the page shows the state as the hub knows it.
      // A hub that is busy or broken has not decided yet.
      received = await send(pending, ({status}) => status < 500 && status !== 429).then(() => true, () => received);
    }
  }
  if (received) {
    location.reload();
  }
}
