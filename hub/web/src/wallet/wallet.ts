// What every wallet does for the pages, and how it fails.
import type {Address} from '../address.ts';
import type {Bytes, Hex} from '../bytes.ts';
import type {TypedData} from '../eip712.ts';
import type {Transaction} from '../transaction.ts';

/** All that is signed but the nonce; gas and price are those that the page showed. */
export type TransactionRequest = Omit<Transaction, 'nonce'>;

export interface Wallet {
  readonly address: Address;
  readonly name: string;
  readonly kind: 'injected' | 'builtin' | 'dev';
  /** EIP-712, 65 bytes. */
  signTypedData(data: TypedData): Promise<Hex>;
  /** EIP-191, as personal_sign does it. */
  signMessage(text: string): Promise<Hex>;
  /**
   * Returns the hash as soon as the transaction is sent, not when it is in a block. A wallet that sends through the hub signs
   * once for what has no answer yet: asked for the same again, on this page or a later one, it sends the same bytes.
   * @param then where the hash goes if this page does not live to take it there
   * @throws Earlier when something else that it signed has no answer yet
   */
  sendTransaction(transaction: TransactionRequest, then?: string): Promise<Hex>;
  /** X25519 private key that opens what is sealed for the address. */
  readingKey(): Promise<Bytes>;
}

/**
 * rejected: the user said no. locked: it must be unlocked first. busy: a question of it is open already.
 * chain: it stays on another network. account: it has another account in use. absent: it is not there any more.
 * passphrase: the passphrase, passkey or words are not those of the wallet. short: the passphrase is too short.
 * passkey: this device's passkeys cannot encrypt. failed: anything else, in its own words.
 */
export type WalletFault =
  | 'rejected' | 'locked' | 'busy' | 'chain' | 'account' | 'absent' | 'passphrase' | 'short' | 'passkey' | 'failed';

/** The page says it in the words of its language, by the fault's name. */
export class WalletError extends Error {
  constructor(readonly fault: WalletFault, detail = '', options?: ErrorOptions) {
    super(detail, options);
  }
}
