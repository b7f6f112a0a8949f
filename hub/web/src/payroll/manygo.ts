// What a wallet does for a run, one thing after the other. In one window of this browser at a time; the hub sees to it that
// two browsers do not do the same twice.
import {Earlier} from '../api.ts';
import type {Hex} from '../bytes.ts';
import {account, chain} from '../page.ts';
import {submit} from '../pending.ts';
import {Dialog} from '../ui/dialog.ts';
import {element} from '../ui/dom.ts';
import {settle} from '../ui/kept.ts';
import {questions} from '../ui/questions.ts';
import {text} from '../ui/texts.ts';
import {currentWallet} from '../wallet/current.ts';
import type {Wallet} from '../wallet/wallet.ts';
import {WalletError} from '../wallet/wallet.ts';
import {next, runOf, sentPath, type Run, type Todo} from './manydata.ts';
import {say, saySum} from './manysay.ts';
import {requireConfirmed} from './manytotals.ts';
import {voucher} from './messages.ts';
import {post, signAll, wire} from './send.ts';

/** Milliseconds until the hub is asked again. */
const PAUSE = 1500;

/** Steps that the user's wallet refused on this page: no request of theirs is open any more. */
const refused = new Set<number>();

/** Until nothing is left, or the user gives up. */
export const goOn = (id: string, tell: (line: string) => void, renew: () => Promise<Run>): Promise<void> =>
  navigator.locks.request(`stint.run.${id}`, {ifAvailable: true}, async lock => {
    if (lock === null) {
      throw new TypeError(say('elsewhere'));
    }
    const wallet = await currentWallet(questions());
    if (account() !== wallet.address) {
      throw new TypeError(text('error.signer'));
    }
    let again = false;
    let lost: readonly Hex[] = [];
    for (;;) {
      const todo = await next(id, again, lost);
      again = false;
      lost = [];
      switch (todo.do) {
        case 'nothing':
          return;
        case 'wait':
          tell(say('wait'));
          await new Promise(resolve => setTimeout(resolve, PAUSE));
          break;
        case 'ask':
          if (!await mayAskAgain(wallet, todo.step)) {
            return;
          }
          again = true;
          break;
        case 'lost':
          if (!await confirmed([say('lost'), ...todo.transactions], say('lost.sure'))) {
            return;
          }
          lost = todo.transactions;
          break;
        default:
          await perform(id, todo, wallet, tell).catch(settled);
      }
      await renew();
    }
  }) as Promise<void>;

/** What was signed before the list is decided about first; the hub says anew what is next. */
async function settled(error: unknown): Promise<void> {
  if (!(error instanceof Earlier)) {
    throw error;
  }
  const dialog = new Dialog(text('action.title'));
  const goes = await settle(dialog, error);
  dialog.close();
  if (!goes) {
    throw error;
  }
}

type Doing = Exclude<Todo, {readonly do: 'nothing' | 'wait' | 'ask' | 'lost'}>;

async function perform(id: string, todo: Doing, wallet: Wallet, tell: (line: string) => void): Promise<void> {
  switch (todo.do) {
    case 'allow':
      tell(say('allow', saySum(todo)));
      await wallet.sendTransaction(todo.transaction);
      return;
    case 'send':
      tell(say('sign', todo.step + 1, todo.items));
      return send(id, todo, wallet);
    case 'sign':
      return sign(await runOf(id), todo, wallet);
  }
}

/** Its hash is on this device before the hub gets it; what the hub passes on itself, it has before a node does. */
async function send(id: string, {step, transaction}: Extract<Todo, {do: 'send'}>, wallet: Wallet): Promise<void> {
  try {
    const hash = await wallet.sendTransaction(transaction, sentPath(id, step));
    await submit(wallet.address, sentPath(id, step), {transaction: hash}, crypto.randomUUID());
  } catch (error) {
    if (error instanceof WalletError && error.fault === 'rejected') {
      refused.add(step);
    }
    throw error;
  }
}

/** The hub lets nothing through twice that it passes on; of other wallets it sees only what a block has. */
async function mayAskAgain(wallet: Wallet, step: number): Promise<boolean> {
  return wallet.kind !== 'injected' || refused.delete(step) || confirmed([say('ask')], say('ask.sure'));
}

/** What only whoever has the wallet before them can know. */
async function confirmed(lines: readonly string[], sure: string): Promise<boolean> {
  const dialog = new Dialog(text('action.title'));
  const needs = element('input', {type: 'checkbox'});
  const go = await dialog.choose(
    [...lines.map(line => element('p', {}, line)), element('label', {class: 'check'}, needs, sure)],
    [{label: text('action.goOn'), value: true, filled: true, needs}, {label: text('action.cancel'), value: false}]);
  dialog.close();
  return go;
}

async function sign(run: Run, {domain, vouchers}: Extract<Todo, {do: 'sign'}>, wallet: Wallet): Promise<void> {
  if (domain['name'] !== 'Stint Escrow' || BigInt(String(domain['chainId'])) !== BigInt(chain().chainId)) {
    throw new TypeError(say('otherChain'));
  }
  requireConfirmed(run, vouchers);
  const all = vouchers.map(({agreement, total, memo, after}) =>
    ({agreement, after: BigInt(after), message: voucher(agreement, BigInt(total), memo)}));
  const dialog = new Dialog(text('action.title'));
  try {
    const slips = await dialog.during(text('wait.sign'), () => signAll(
      domain, all.map(({message}) => message), wallet.address, data => wallet.signTypedData(data)));
    const {kept} = await import('../act.ts');
    if (!await kept(dialog)) {
      throw new TypeError(text('action.takenBack'));
    }
    const outcomes = await dialog.during(text('wait.send'), () =>
      post(wallet.address, all.map((one, index) => wire(one, slips[index]!)), () => dialog.say(text('wait.resend'))));
    const no = outcomes.find(({state}) => state === 'refused');
    if (no !== undefined) {
      throw new TypeError(no.problem?.detail ?? '');
    }
  } finally {
    dialog.close();
  }
}
