// Twelve words (BIP-39) and the key that comes from them (BIP-32, BIP-44: m/44'/60'/0'/0/0); and what makes a passphrase slow
// to guess. With its word list of 13 kB this is loaded only where a wallet is made, unlocked or shown.
import {scryptAsync} from '@noble/hashes/scrypt.js';
import {HDKey} from '@scure/bip32';
import {entropyToMnemonic, mnemonicToEntropy, mnemonicToSeed} from '@scure/bip39';
import {wordlist} from '@scure/bip39/wordlists/english.js';
import {random, type Bytes} from '../bytes.ts';
import {WalletError} from './wallet.ts';

/** How much a guess costs: 128 times n times r is the memory in bytes. */
export interface Effort {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

const PATH = 'm/44\'/60\'/0\'/0/0';

/** 16 bytes. */
export const newEntropy = (): Bytes => random(16);

export const wordsOf = (entropy: Bytes): string => entropyToMnemonic(entropy, wordlist);

/**
 * Reads words as they are typed, with any spaces and capitals.
 * @throws WalletError (passphrase) when a word is not on the list or the checksum does not fit
 */
export function entropyOf(words: string): Bytes {
  const tidy = words.normalize('NFKD').trim().toLowerCase().split(/\s+/).join(' ');
  try {
    return Uint8Array.from(mnemonicToEntropy(tidy, wordlist));
  } catch (error) {
    throw new WalletError('passphrase', '', {cause: error});
  }
}

/** The private key of the wallet's one account, 32 bytes. */
export async function keyOf(entropy: Bytes): Promise<Bytes> {
  const account = HDKey.fromMasterSeed(await mnemonicToSeed(wordsOf(entropy))).derive(PATH);
  if (account.privateKey === null || account.privateKey === undefined) {
    throw new Error('the words give no key');
  }
  return Uint8Array.from(account.privateKey);
}

/**
 * A passphrase as a key, 32 bytes.
 * @param progress called with a share of 1
 */
export const stretch = async (
  passphrase: Bytes, salt: Bytes, {n: N, r, p}: Effort, progress: (share: number) => void,
): Promise<Bytes> => Uint8Array.from(await scryptAsync(passphrase, salt, {N, r, p, dkLen: 32, onProgress: progress}));
