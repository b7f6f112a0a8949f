// The built-in wallet: made or opened here, its vault kept by the hub, its key on this device for half an hour.
import {get, post, put, paths} from '../api.ts';
import type {Address} from '../address.ts';
import {hex, type Bytes} from '../bytes.ts';
import {forgetSecret, keepSecret, keptSecret, MINUTES} from '../device.ts';
import {addressOfKey} from '../signature.ts';
import {KeyWallet, type Network} from './keywallet.ts';
import {makePasskey, usePasskey} from './passkey.ts';
import {openVault, passkeyKeys, passphraseKeys, sealVault, vaultName, type Vault, type VaultKeys} from './vault.ts';
import {WalletError} from './wallet.ts';

const KEY = 'wallet';
const words = () => import('./words.ts');

/** What the pages ask the user, in their language. */
export interface Questions {
  /** Rejects with a WalletError (rejected) when the user does not want to. */
  passphrase(): Promise<string>;
  progress(share: number): void;
}

/** How the user wants to unlock the wallet from now on. */
export type Lock = {readonly passkey: string} | {readonly name: string; readonly passphrase: string};

/** A wallet in memory whose vault is ready to be stored. */
export interface Made {
  readonly address: Address;
  readonly key: Bytes;
  readonly vault: Vault;
  readonly proof: Bytes;
}

/**
 * Makes a wallet of new words, or of those given.
 * @throws WalletError for words, name or passphrase that will not do, and when the device has no usable passkey
 */
export async function makeWallet(lock: Lock, questions: Questions, given?: string): Promise<Made> {
  const {newEntropy, entropyOf, keyOf} = await words();
  const entropy = given === undefined ? newEntropy() : entropyOf(given);
  const {name, keys} = await lockKeys(lock, questions);
  const key = await keyOf(entropy);
  const address = addressOfKey(key);
  return {address, key, vault: await sealVault(entropy, address, name, keys), proof: keys.proof};
}

async function lockKeys(lock: Lock, questions: Questions): Promise<{name: string; keys: VaultKeys}> {
  if ('passkey' in lock) {
    const passkey = await makePasskey(lock.passkey);
    return {name: passkey.credential, keys: await passkeyKeys(passkey.secret)};
  }
  return typed(lock, questions);
}

/** Stores the vault at the hub; the user is signed in with the wallet's address by now. */
export const storeVault = ({vault, proof}: Made): Promise<void> => put(paths.vault, {vault, proof: hex(proof)});

/** On a new device: fetches the vault by name and passphrase, or by a passkey of this hub, and opens it. */
export async function fetchWallet(
  lock: {name: string; passphrase: string} | 'passkey', questions: Questions,
): Promise<Made> {
  const {name, keys} = lock === 'passkey' ? await chosenPasskey() : await typed(lock, questions);
  const vault = await post<Vault>(paths.openVault, {name, proof: hex(keys.proof)});
  return {...await opened(vault, keys), vault, proof: keys.proof};
}

async function chosenPasskey(): Promise<{name: string; keys: VaultKeys}> {
  const {credential, secret} = await usePasskey();
  return {name: credential, keys: await passkeyKeys(secret)};
}

async function typed(
  lock: {name: string; passphrase: string}, {progress}: Questions,
): Promise<{name: string; keys: VaultKeys}> {
  const name = vaultName(lock.name);
  return {name, keys: await passphraseKeys(lock.passphrase, name, location.hostname, progress)};
}

/** The twelve words, after the user has proved again that the wallet is theirs. */
export async function showWords(address: Address, questions: Questions): Promise<string> {
  const {entropy} = await openOwnVault(address, questions);
  return (await words()).wordsOf(entropy);
}

/** Keeps the key for {@link MINUTES} minutes. */
export const keepOpen = (key: Bytes): Promise<void> => keepSecret(KEY, key, MINUTES);

export const lockWallet = (): Promise<unknown> => forgetSecret(KEY);

/** Asks for passphrase or passkey when the half hour is over. */
export function builtinWallet(address: Address, network: Network, questions: Questions): KeyWallet {
  const key = async (): Promise<Bytes> => {
    const kept = await keptSecret(KEY);
    if (kept !== undefined && addressOfKey(kept) === address) {
      return kept;
    }
    const open = await openOwnVault(address, questions);
    await keepOpen(open.key);
    return open.key;
  };
  return new KeyWallet('builtin', address, 'Stint', key, network);
}

async function openOwnVault(address: Address, questions: Questions): Promise<{entropy: Bytes; key: Bytes}> {
  const vault = await get<Vault>(paths.vault);
  const keys = vault.kdf.name === 'passkey'
    ? await passkeyKeys((await usePasskey(vault.name)).secret)
    : await passphraseKeys(await questions.passphrase(), vault.name, location.hostname, questions.progress);
  const open = await opened(vault, keys);
  if (open.address !== address) {
    throw new WalletError('account', address);
  }
  return open;
}

async function opened(vault: Vault, keys: VaultKeys): Promise<{entropy: Bytes; key: Bytes; address: Address}> {
  const entropy = await openVault(vault, keys);
  const key = await (await words()).keyOf(entropy);
  const address = addressOfKey(key);
  if (address !== vault.address) {
    throw new WalletError('account', vault.address);
  }
  return {entropy, key, address};
}
