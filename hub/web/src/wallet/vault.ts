// The built-in wallet's vault: twelve words as entropy, encrypted in the browser. The hub keeps this and nothing else.
//
// From a passphrase or passkey come two keys: one opens the vault, the other is the proof on which the hub hands the vault
// to a new device. The hub stores the proof's hash, so a stranger cannot even fetch a vault to guess at.
//
// The passphrase goes through scrypt, not through the browser's own PBKDF2: scrypt takes some five times as long here and
// a phone feels that, but it happens once in half an hour, and whoever steals the hub's database and guesses passphrases on
// graphics cards needs 128 MiB for each guess. Who does not want to wait uses a passkey.
import {parseAddress, type Address} from '../address.ts';
import {hex, random, unhex, utf8, type Bytes, type Hex} from '../bytes.ts';
import {canonicalBytes} from '../canonical.ts';
import {decrypt, encrypt, hkdf} from '../secret.ts';
import {WalletError} from './wallet.ts';

const SCRYPT = {name: 'scrypt', n: 2 ** 17, r: 8, p: 1} as const;
const PASSKEY = {name: 'passkey'} as const;
const SHORTEST = 12;
const NO_SALT = new Uint8Array(0);

export interface Vault {
  readonly v: 1;
  readonly address: Address;
  /** How a new device asks for it: the name that the user chose, or the passkey's credential id. */
  readonly name: string;
  readonly kdf: typeof SCRYPT | typeof PASSKEY;
  readonly nonce: Hex;
  readonly data: Hex;
}

/** Both 32 bytes; `encryption` never leaves the browser. */
export interface VaultKeys {
  readonly kdf: Vault['kdf'];
  readonly encryption: Bytes;
  readonly proof: Bytes;
}

/** @throws WalletError (failed) when it is no name of 3 to 40 letters, digits, dots and dashes */
export function vaultName(typed: string): string {
  const name = typed.normalize('NFKC').trim().toLowerCase();
  if (!/^[a-z0-9][a-z0-9._-]{2,39}$/.test(name)) {
    throw new WalletError('failed', `a name has 3 to 40 letters, digits, dots or dashes: ${name}`);
  }
  return name;
}

/**
 * @param host of the hub: the same passphrase gives another hub no proof for this one
 * @param progress called with a share of 1
 * @throws WalletError (short) under 12 characters
 */
export async function passphraseKeys(
  passphrase: string, name: string, host: string, progress: (share: number) => void = () => {},
): Promise<VaultKeys> {
  const typed = passphrase.normalize('NFKC');
  if ([...typed].length < SHORTEST) {
    throw new WalletError('short', String(SHORTEST));
  }
  const salt = utf8(`stint vault 1\n${host}\n${name}`);
  const {stretch} = await import('./words.ts');
  return keysOf(SCRYPT, await stretch(utf8(typed), salt, SCRYPT, progress));
}

/** @param secret what the passkey's PRF extension gave, 32 bytes */
export const passkeyKeys = (secret: Bytes): Promise<VaultKeys> => keysOf(PASSKEY, secret);

const keysOf = async (kdf: Vault['kdf'], secret: Bytes): Promise<VaultKeys> => ({
  kdf,
  encryption: await hkdf(secret, NO_SALT, utf8('stint vault key 1')),
  proof: await hkdf(secret, NO_SALT, utf8('stint vault proof 1')),
});

export async function sealVault(entropy: Bytes, address: Address, name: string, keys: VaultKeys): Promise<Vault> {
  const head = {v: 1, address, name, kdf: keys.kdf} as const;
  const nonce = random(12);
  return {...head, nonce: hex(nonce), data: hex(await encrypt(keys.encryption, nonce, entropy, context(head)))};
}

/**
 * Returns the entropy of the words.
 * @throws WalletError (passphrase) when the keys are not those of the vault or it was changed
 */
export async function openVault(vault: Vault, keys: VaultKeys): Promise<Bytes> {
  const {v, address, name, kdf, nonce, data} = vault;
  const head = {v, address: parseAddress(address), name, kdf: keys.kdf};
  if (v !== 1 || kdf.name !== keys.kdf.name) {
    throw new WalletError('failed', 'the wallet is of a newer version');
  }
  try {
    return await decrypt(
      keys.encryption, unhex(nonce, 'the nonce', 12), unhex(data, 'the vault'), context(head));
  } catch (error) {
    throw new WalletError('passphrase', '', {cause: error});
  }
}

const context = (head: Pick<Vault, 'v' | 'address' | 'name' | 'kdf'>): Bytes => canonicalBytes(head);
