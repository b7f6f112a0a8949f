// Where one signs in and out: wallets of the browser, the built-in one (new, opened or restored), ready-made people.
// Of the page: `[data-wallets]` gets a button for each wallet found, `form[data-wallet="create|open|restore"]` have the
// fields name, passphrase and words, `button[data-wallet="passkey|open-passkey|words"]` ask for nothing.
import {post, paths} from '../api.ts';
import {forgetSecrets} from '../device.ts';
import {forgetDrafts} from '../drafts.ts';
import {account, chain} from '../page.ts';
import {startEntry, wanted} from '../pages/entry.ts';
import {ensureReadingKey} from '../publish.ts';
import {signIn} from '../signin.ts';
import {fetchWallet, keepOpen, makeWallet, showWords, storeVault, type Made} from '../wallet/builtin.ts';
import {forgetWallet, hubNetwork, rememberWallet} from '../wallet/current.ts';
import {InjectedWallet, watchWallets, type Announced} from '../wallet/injected.ts';
import {KeyWallet} from '../wallet/keywallet.ts';
import type {Wallet} from '../wallet/wallet.ts';
import {Dialog} from './dialog.ts';
import {element, forEach} from './dom.ts';
import {confirm, questions} from './questions.ts';
import {text} from './texts.ts';

export function walletPage(): void {
  startEntry(wallet => void guarded(() => enter(wallet)));
  forEach('[data-wallets]', listWallets);
  forEach<HTMLFormElement>('form[data-wallet]', form => {
    form.addEventListener('submit', event => {
      event.preventDefault();
      void guarded(() => submitted(form));
    });
    // Until now it was disabled: what is sent before there is script would be sent to the hub, the passphrase with it.
    form.querySelectorAll('button').forEach(button => { button.disabled = false; });
  });
  forEach<HTMLButtonElement>('button[data-wallet]', button =>
    button.addEventListener('click', () => void guarded(() => pressed(button))));
}

function listWallets(place: HTMLElement): void {
  const none = element('p', {class: 'sub'}, text('wallet.none'));
  place.replaceChildren(none);
  watchWallets(announced => {
    none.remove();
    place.prepend(choice(announced.info.name, () => connect(announced)));
  });
}

const choice = (name: string, use: () => Promise<void>): HTMLElement =>
  element('button', {type: 'button', class: 'btn', click: () => void guarded(use)}, name);

const connect = async (announced: Announced): Promise<void> => enter(await InjectedWallet.connect(announced, chain()));

async function guarded(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const dialog = new Dialog(text('error.other'));
    dialog.showProblem(error);
    await dialog.choose([], [{label: text('action.close'), value: undefined}]);
    dialog.close();
  }
}

async function submitted(form: HTMLFormElement): Promise<void> {
  const typed = (name: string): string => (form.elements.namedItem(name) as HTMLInputElement | null)?.value ?? '';
  const lock = {name: typed('name'), passphrase: typed('passphrase')};
  switch (form.dataset.wallet) {
    case 'create':
      return begin(await makeWallet(lock, questions()), true);
    case 'restore':
      return begin(await makeWallet(lock, questions(), typed('words')), true);
    default:
      return begin(await fetchWallet(lock, questions()), false);
  }
}

async function pressed(button: HTMLButtonElement): Promise<void> {
  switch (button.dataset.wallet) {
    case 'passkey':
      return begin(await makeWallet({passkey: 'Stint'}, questions()), true);
    case 'words':
      return revealWords();
    default:
      return begin(await fetchWallet('passkey', questions()), false);
  }
}

async function begin(made: Made, fresh: boolean): Promise<void> {
  await keepOpen(made.key);
  const wallet = new KeyWallet('builtin', made.address, 'Stint', () => Promise.resolve(made.key), hubNetwork());
  await enter(wallet, fresh ? () => storeVault(made) : undefined);
}

/** @param store done between sign-in and leaving the page: a wallet that the hub does not keep would be lost */
async function enter(wallet: Wallet, store?: () => Promise<void>): Promise<void> {
  const place = {host: location.host, origin: location.origin, chainId: Number(chain().chainId)};
  const next = await signIn(wallet, place, wanted());
  await store?.();
  rememberWallet(wallet);
  await ensureReadingKey(wallet, () => confirm(text('reading.replace'), text('reading.replace.detail')));
  location.assign(new URL(next, location.origin).origin === location.origin ? next : '/');
}

async function revealWords(): Promise<void> {
  const owner = account();
  if (owner === undefined) {
    return;
  }
  const words = await showWords(owner, questions());
  const dialog = new Dialog(text('wallet.words'));
  const list = element('ol', {class: 'words'}, ...words.split(' ').map(word => element('li', {}, word)));
  const written = await dialog.choose([text('wallet.words.detail'), list], [
    {label: text('wallet.words.written'), value: true, filled: true}, {label: text('action.close'), value: false},
  ]);
  dialog.close();
  dispatchEvent(new CustomEvent('stint:words-shown'));
  if (written) {
    await post(paths.backupDone, {});
    location.reload();
  }
}

/** Nothing of the user stays on this device but vouchers, which are money, and what was signed and not yet answered. */
export const signOut = (everywhere: boolean): Promise<void> => guarded(async () => {
  await forgetSecrets();
  forgetWallet();
  forgetDrafts(account() ?? '');
  await post(everywhere ? paths.signOutEverywhere : paths.signOut, {});
  location.assign('/');
});
