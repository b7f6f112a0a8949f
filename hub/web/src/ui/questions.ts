// What wallets ask the user, through the page's dialog.
import {WalletError} from '../wallet/wallet.ts';
import type {Questions} from '../wallet/builtin.ts';
import {Dialog} from './dialog.ts';
import {text} from './texts.ts';

/** Asks in a dialog of its own, above others. */
export function questions(): Questions {
  const dialog = new Dialog(text('wallet.unlock'));
  return {
    passphrase: async () => {
      const typed = await dialog.askSecret(text('wallet.unlock.passphrase'), text('wallet.unlock.do'));
      // One that is too short is refused without any progress.
      dialog.close();
      if (typed === undefined) {
        throw new WalletError('rejected');
      }
      return typed;
    },
    progress: share => {
      dialog.say(text('wait.unlock', Math.floor(share * 100)));
      if (share >= 1) {
        dialog.close();
      }
    },
  };
}

export async function confirm(title: string, detail: string): Promise<boolean> {
  const dialog = new Dialog(title);
  const yes = await dialog.choose([detail], [
    {label: text('action.goOn'), value: true}, {label: text('action.cancel'), value: false},
  ]);
  dialog.close();
  return yes;
}
