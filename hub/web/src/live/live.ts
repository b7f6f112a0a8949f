// The hub tells open pages what changes. The stream's address names the moment in which the page was made: a page that comes
// to listen late, was away, or whose connection broke, is told what happened since then, or to look at everything anew.
import {get, paths} from '../api.ts';
import type {Hex} from '../bytes.ts';
import {showVoucher} from '../keep.ts';
import type {Voucher} from '../voucher.ts';
import {focusOn, refresh} from './parts.ts';
import {served} from './served.ts';

/** @property voucher of a new approval, for whom it pays */
interface Change {
  readonly kind: string;
  readonly agreement?: Hex;
  readonly job?: Hex;
  readonly voucher?: Voucher;
}

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;
/** Several events of one deed are answered by one look. */
const TOGETHER = 40;

let source: EventSource | undefined;
let wait = FIRST_WAIT;
let retry = 0;

export function live(): void {
  connect();
  addEventListener('pagehide', letGo);
  addEventListener('pageshow', event => event.persisted && comeBack());
  document.addEventListener('visibilitychange', () =>
    document.hidden ? mayLetGo() : comeBack());
  document.addEventListener('stint:done', follow);
  // What came while somebody typed is brought once they are done.
  document.addEventListener('focusout', () => setTimeout(() => waiting !== undefined || !hasOffer() || look(), 500));
  void showWaiting();
}

/** What a part that follows what happens has sent is to be seen in it, as it comes from the hub now. */
function follow(event: Event): void {
  const form = event.target as HTMLFormElement;
  form.reset();
  form.closest('details')?.removeAttribute('open');
  const part = form.closest<HTMLElement>('[data-live]');
  if (part !== null) {
    served.delete(part.id);
    focusOn(part);
  }
  if (part !== null || form.dataset.stay !== undefined) {
    event.preventDefault();
  }
  look();
}

const hasOffer = (): boolean => document.querySelector('[id^="new-"][role=status]') !== null;

function connect(): void {
  clearTimeout(retry);
  if (source !== undefined) {
    return;
  }
  const opened = source = new EventSource(document.body.dataset.stream!);
  opened.onopen = () => {
    wait = FIRST_WAIT;
  };
  opened.addEventListener('change', event => hear(JSON.parse(event.data as string) as Change));
  opened.addEventListener('missed', () => look());
  opened.onerror = () => {
    letGo();
    retry = window.setTimeout(connect, wait * (0.5 + Math.random() / 2));
    wait = Math.min(LONGEST_WAIT, 2 * wait);
  };
}

function letGo(): void {
  clearTimeout(retry);
  source?.close();
  source = undefined;
}

/** Browsers open few connections to a host. A room stays in touch: its vouchers are money that this device should keep. */
function mayLetGo(): void {
  if (document.querySelector('[data-voucher-of]') === null) {
    letGo();
  }
}

function comeBack(): void {
  wait = FIRST_WAIT;
  connect();
}

function hear({kind, agreement, job, voucher}: Change): void {
  look([
    ...agreement === undefined ? [] : ['mine', `agreement:${agreement}`],
    ...job === undefined ? [] : ['mine', `job:${job}`],
    ...kind === 'board' ? ['board'] : [],
  ], voucher === undefined ? TOGETHER : 0);
  // The page with the new sum is asked for, and while the hub makes it the money is checked and kept.
  setTimeout(() => voucher !== undefined && secure(agreement, voucher));
}

function secure(agreement: Hex | undefined, voucher: Voucher): void {
  const seal = document.querySelector<HTMLElement>(`[data-voucher-of="${agreement}"]`);
  if (seal !== null && !(BigInt(totalOf(seal)) >= BigInt(voucher.total))) {
    seal.dataset.voucher = JSON.stringify(voucher);
    seal.hidden = false;
    void showVoucher(seal);
  }
}

const totalOf = (seal: HTMLElement): string =>
  seal.dataset.voucher === undefined ? '0' : (JSON.parse(seal.dataset.voucher) as Voucher).total;

let waiting: Set<string> | 'all' | undefined;
let looking = Promise.resolve();

/** Soon, once for all that is asked for until then. */
function look(topics?: readonly string[], soon = TOGETHER): void {
  if (topics !== undefined && topics.length === 0) {
    return;
  }
  if (waiting === undefined) {
    setTimeout(() => {
      const wanted = waiting;
      waiting = undefined;
      looking = looking.then(() => lookNow(wanted === 'all' ? undefined : wanted)).catch(() => undefined);
    }, soon);
  }
  waiting = topics === undefined || waiting === 'all' ? 'all' : new Set([...waiting ?? [], ...topics]);
}

async function lookNow(topics: ReadonlySet<string> | undefined): Promise<void> {
  await refresh(topics);
  if (topics === undefined || topics.has('mine')) {
    await showWaiting();
  }
}

/** How much waits for whoever is signed in, beside the way to it. */
async function showWaiting(): Promise<void> {
  const badge = document.querySelector<HTMLElement>('[data-waiting]');
  const count = badge === null ? undefined : (await get<{count: number}>(paths.waiting).catch(() => undefined))?.count;
  if (badge !== null && count !== undefined) {
    badge.textContent = String(count);
    badge.hidden = count === 0;
  }
}
