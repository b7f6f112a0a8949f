// A wallet whose key is at hand: the built-in one when it is unlocked, and the ready-made people of the local chain.
import {keccak_256} from '@noble/hashes/sha3.js';
import type {Address} from '../address.ts';
import {isRefusal} from '../api.ts';
import {concat, utf8, type Bytes, type Hex} from '../bytes.ts';
import {digest, type TypedData} from '../eip712.ts';
import {builtInReadingKey} from '../readingkey.ts';
import {sign} from '../signature.ts';
import {signTransaction, type Signed} from '../transaction.ts';
import {WalletError, type TransactionRequest, type Wallet} from './wallet.ts';

/** The network as the hub lends it: the key never leaves the browser, the signed transaction does. */
export interface Network {
  readonly chainId: number;
  nonce(sender: Address): Promise<string>;
  /**
   * What was signed to do the same and may have been sent or not.
   * @throws Earlier when that is something else
   */
  unanswered(sender: Address, does: string): Promise<Signed | undefined>;
  /** @throws NoAnswer when it may have been sent or not */
  send(sender: Address, signed: Signed, what: {readonly does: string; readonly then: string | undefined}): Promise<unknown>;
}

export class KeyWallet implements Wallet {
  /** What was signed for a request. Another page may have brought it to the hub, and forgotten it, since. */
  private readonly made = new WeakMap<TransactionRequest, Signed>();

  /** @param key asked for at each signature; it may ask the user to unlock */
  constructor(
    readonly kind: 'builtin' | 'dev',
    readonly address: Address,
    readonly name: string,
    private readonly key: () => Promise<Bytes>,
    private readonly network: Network,
  ) {}

  async signTypedData(data: TypedData): Promise<Hex> {
    const {chainId} = data.domain;
    if (chainId !== undefined && BigInt(chainId as string) !== BigInt(this.network.chainId)) {
      throw new WalletError('chain', `the message is for chain ${String(chainId)}`);
    }
    const hashed = digest(data);
    return sign(hashed, await this.key());
  }

  async signMessage(text: string): Promise<Hex> {
    const bytes = utf8(text);
    const head = utf8(`\u0019Ethereum Signed Message:\n${bytes.length}`);
    return sign(keccak_256(concat(head, bytes)), await this.key());
  }

  async sendTransaction(transaction: TransactionRequest, then?: string): Promise<Hex> {
    const {chainId, to, value, data} = transaction;
    if (Number(chainId) !== this.network.chainId) {
      throw new WalletError('chain', `the transaction is for chain ${chainId}`);
    }
    const does = `${chainId} ${to} ${value} ${data}`;
    const signed = this.made.get(transaction)
      ?? await this.network.unanswered(this.address, does) ?? await this.signed(transaction);
    this.made.set(transaction, signed);
    try {
      await this.network.send(this.address, signed, {does, then});
    } catch (error) {
      if (isRefusal(error)) {
        this.made.delete(transaction);
      }
      throw error;
    }
    return signed.hash;
  }

  private async signed(transaction: TransactionRequest): Promise<Signed> {
    const key = await this.key();
    return signTransaction({...transaction, nonce: await this.network.nonce(this.address)}, key);
  }

  async readingKey(): Promise<Bytes> {
    return builtInReadingKey(await this.key());
  }
}
