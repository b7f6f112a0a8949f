// Which wallet this browser uses, across pages. What is remembered is no secret: its kind, and its name for EIP-6963.
import {get, paths} from '../api.ts';
import type {Address} from '../address.ts';
import type {Hex} from '../bytes.ts';
import {account, chain, people} from '../page.ts';
import {submit, unanswered} from '../pending.ts';
import {builtinWallet, type Questions} from './builtin.ts';
import {devWallet} from './dev.ts';
import {findWallet, InjectedWallet} from './injected.ts';
import type {Network} from './keywallet.ts';
import {WalletError, type Wallet} from './wallet.ts';

const REMEMBERED = 'stint.wallet';

interface Remembered {
  readonly kind: Wallet['kind'];
  readonly address: Address;
  readonly rdns?: string;
}

/** The hub passes on what the key wallets signed. */
export function hubNetwork(): Network {
  const chainId = Number(chain().chainId);
  return {
    chainId,
    nonce: async address => (await get<{nonce: string}>(paths.transactionCount(address, chainId))).nonce,
    unanswered: async (sender, does) => {
      const found = await unanswered(sender, paths.transactions, does);
      return found && {raw: (found.body as {raw: Hex}).raw, hash: found.idempotencyKey as Hex};
    },
    // The hash is the same at every try, so it serves as the key.
    send: (sender, {raw, hash}, what) => submit(sender, paths.transactions, {raw}, hash, what),
  };
}

export function rememberWallet(wallet: Wallet): void {
  const {kind, address} = wallet;
  const remembered: Remembered = {
    kind, address, ...(wallet instanceof InjectedWallet ? {rdns: wallet.rdns} : {}),
  };
  localStorage.setItem(REMEMBERED, JSON.stringify(remembered));
}

export const forgetWallet = (): void => localStorage.removeItem(REMEMBERED);

/**
 * The wallet of whoever is signed in.
 * @throws WalletError (absent) when this browser does not know it; the user connects it again at sign-in
 */
export async function currentWallet(questions: Questions): Promise<Wallet> {
  const {kind, address, rdns} = recalled();
  switch (kind) {
    case 'injected':
      return new InjectedWallet(address, await findWallet(rdns ?? ''), chain());
    case 'builtin':
      return builtinWallet(address, hubNetwork(), questions);
    case 'dev': {
      const wallet = people().map(person => devWallet(person, hubNetwork())).find(w => w.address === address);
      if (wallet === undefined) {
        throw new WalletError('absent', address);
      }
      return wallet;
    }
  }
}

function recalled(): Remembered {
  const text = localStorage.getItem(REMEMBERED);
  const remembered = text === null ? undefined : JSON.parse(text) as Remembered;
  const signedIn = account();
  if (remembered === undefined || signedIn === undefined) {
    throw new WalletError('absent', signedIn);
  }
  if (remembered.address !== signedIn) {
    throw new WalletError('account', signedIn);
  }
  return remembered;
}
