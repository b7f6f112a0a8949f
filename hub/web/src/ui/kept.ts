// What was signed and has no answer: the user says what becomes of it.
import {checksum, type Address} from '../address.ts';
import {Kept, type Earlier} from '../api.ts';
import {chain} from '../page.ts';
import {drop, sendLate, type Pending} from '../pending.ts';
import type {Choice, Dialog} from './dialog.ts';
import {text} from './texts.ts';
import {decimal} from './words.ts';

/** What another wallet did is done: only its hash is told. */
const mayDrop = (error: unknown): error is Kept =>
  error instanceof Kept && !('transaction' in (error.pending.body as object));

/** Beside *Close*, after silence. */
export const dropping = (error: unknown): Choice<Kept>[] =>
  mayDrop(error) ? [{label: text('kept.drop'), value: error}] : [];

/** Drops it, and says that this may be too late. */
export async function dropIn(dialog: Dialog, {pending}: Kept, how = drop): Promise<undefined> {
  await how(pending);
  dialog.clearProblem();
  await dialog.choose([text('kept.dropped')], [{label: text('action.close'), value: undefined}]);
}

/** The end of what a dialog was for: what went wrong. */
export async function showFailure(dialog: Dialog, error: unknown, how = drop): Promise<void> {
  dialog.showProblem(error);
  const chosen = await dialog.choose([], [...dropping(error), {label: text('action.close'), value: undefined}]);
  if (chosen !== undefined) {
    await dropIn(dialog, chosen, how);
  }
}

/** Shows what was signed earlier, and sends or drops it. @returns whether the user chose one of the two */
export async function settle(dialog: Dialog, error: Earlier): Promise<boolean> {
  dialog.showProblem(error);
  const how = await dialog.choose<typeof drop | undefined>(error.left.map(sayTransaction), [
    {label: text('kept.send'), value: sendLate}, {label: text('kept.drop'), value: drop},
    {label: text('action.close'), value: undefined},
  ]);
  dialog.clearProblem();
  if (how !== undefined) {
    await dialog.during(text('wait.send'), async () => {
      for (const one of error.left) {
        await how(one);
      }
    }).then(() => dialog.say(text(how === drop ? 'kept.dropped' : 'kept.received')), e => dialog.showProblem(e));
  }
  return how !== undefined;
}

function sayTransaction({does = ''}: Pending): string {
  const [, to = '', value = ''] = does.split(' ');
  const {symbol, decimals} = chain().nativeCurrency;
  return text('kept.transaction', `${decimal(value, decimals)} ${symbol}`, checksum(to as Address));
}
