// Wallets that the browser brings: found by EIP-6963, spoken to by EIP-1193.
import {parseAddress, type Address} from '../address.ts';
import {hex, unhex, utf8, type Bytes, type Hex} from '../bytes.ts';
import {parseUint, type TypedData} from '../eip712.ts';
import {READING_KEY, signedReadingKey} from '../readingkey.ts';
import {withPlainV} from '../signature.ts';
import {WalletError, type TransactionRequest, type Wallet, type WalletFault} from './wallet.ts';

export interface Provider {
  request(call: {method: string; params?: readonly unknown[]}): Promise<unknown>;
}

export interface Announced {
  readonly info: {readonly uuid: string; readonly name: string; readonly icon: string; readonly rdns: string};
  readonly provider: Provider;
}

/** The chain as wallet_addEthereumChain wants it; `chainId` is in hexadecimal. */
export interface Chain {
  readonly chainId: Hex;
  readonly chainName: string;
  readonly rpcUrls: readonly string[];
  readonly nativeCurrency: {readonly name: string; readonly symbol: string; readonly decimals: number};
  readonly blockExplorerUrls?: readonly string[];
}

/** Calls back for each wallet that announces itself, now or until the signal, once. */
export function watchWallets(found: (wallet: Announced) => void, options: {signal?: AbortSignal} = {}): void {
  const seen = new Set<string>();
  addEventListener('eip6963:announceProvider', event => {
    const announced = (event as CustomEvent<Announced>).detail;
    if (!seen.has(announced.info.uuid)) {
      seen.add(announced.info.uuid);
      found(announced);
    }
  }, options);
  dispatchEvent(new Event('eip6963:requestProvider'));
}

/** @throws WalletError (absent) when no wallet of this name announces itself within two seconds */
export function findWallet(rdns: string): Promise<Announced> {
  const signal = AbortSignal.timeout(2000);
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new WalletError('absent', rdns)));
    watchWallets(wallet => wallet.info.rdns === rdns && resolve(wallet), {signal});
  });
}

export class InjectedWallet implements Wallet {
  readonly kind = 'injected';

  constructor(
    readonly address: Address,
    private readonly announced: Announced,
    private readonly chain: Chain,
  ) {}

  /** Asks the wallet which account to use. */
  static async connect(announced: Announced, chain: Chain): Promise<InjectedWallet> {
    const accounts = await ask(announced.provider, 'eth_requestAccounts') as unknown[];
    if (accounts.length === 0) {
      throw new WalletError('locked');
    }
    return new InjectedWallet(parseAddress(accounts[0], Number(chain.chainId)), announced, chain);
  }

  get name(): string {
    return this.announced.info.name;
  }

  get rdns(): string {
    return this.announced.info.rdns;
  }

  async signTypedData(data: TypedData): Promise<Hex> {
    await this.useAccount();
    if (data.domain.chainId !== undefined) {
      await this.useChain(parseUint(data.domain.chainId, 64, 'chainId'));
    }
    return withPlainV(await this.ask('eth_signTypedData_v4', [this.address, JSON.stringify(data)]));
  }

  async signMessage(text: string): Promise<Hex> {
    await this.useAccount();
    return withPlainV(await this.ask('personal_sign', [hex(utf8(text)), this.address]));
  }

  /** The wallet chooses nonce and price itself and shows them. */
  async sendTransaction({chainId, to, value, data, gas}: TransactionRequest): Promise<Hex> {
    await this.useAccount();
    await this.useChain(parseUint(chainId, 64, 'chainId'));
    const transaction = {
      from: this.address, data, value: quantity(value), gas: quantity(gas), ...(to === undefined ? {} : {to}),
    };
    const hash = await this.ask('eth_sendTransaction', [transaction]);
    return hex(unhex(hash, 'the transaction\'s hash', 32));
  }

  async readingKey(): Promise<Bytes> {
    return signedReadingKey(await this.signTypedData(READING_KEY));
  }

  private ask(method: string, params?: readonly unknown[]): Promise<unknown> {
    return ask(this.announced.provider, method, params);
  }

  private async useAccount(): Promise<void> {
    const accounts = await this.ask('eth_requestAccounts') as unknown[];
    if (!accounts.some(account => String(account).toLowerCase() === this.address.toLowerCase())) {
      throw new WalletError('account', this.address);
    }
  }

  private async useChain(wanted: bigint): Promise<void> {
    if (wanted !== BigInt(this.chain.chainId)) {
      throw new WalletError('chain', `this hub works on chain ${Number(this.chain.chainId)}, not ${wanted}`);
    }
    if (BigInt(await this.ask('eth_chainId') as string) !== wanted) {
      await this.switchChain();
    }
    if (BigInt(await this.ask('eth_chainId') as string) !== wanted) {
      throw new WalletError('chain', this.chain.chainName);
    }
  }

  private async switchChain(): Promise<void> {
    const {chainId} = this.chain;
    try {
      await this.announced.provider.request({method: 'wallet_switchEthereumChain', params: [{chainId}]});
    } catch (error) {
      if (codeOf(error) !== UNKNOWN_CHAIN) {
        throw faultOf(error);
      }
      await this.ask('wallet_addEthereumChain', [this.chain]);
    }
  }
}

const quantity = (value: string | number): Hex => `0x${parseUint(value, 256, 'amount').toString(16)}`;

async function ask(provider: Provider, method: string, params?: readonly unknown[]): Promise<unknown> {
  try {
    return await provider.request({method, ...(params === undefined ? {} : {params})});
  } catch (error) {
    throw faultOf(error);
  }
}

const UNKNOWN_CHAIN = 4902;

// EIP-1193 and EIP-1474; -32002 is what wallets answer while a question of theirs is open.
const FAULTS: Readonly<Record<number, WalletFault>> = {
  4001: 'rejected', 4100: 'locked', 4900: 'absent', 4901: 'chain', [-32002]: 'busy',
};

/** Some wallets put the code that counts one level deeper. */
function codeOf(error: unknown): number | undefined {
  const {code, data} = (error ?? {}) as {code?: number; data?: {originalError?: {code?: number}}};
  return data?.originalError?.code ?? code;
}

function faultOf(error: unknown): WalletError {
  const fault = FAULTS[codeOf(error) ?? 0] ?? 'failed';
  return new WalletError(fault, String((error as {message?: unknown} | undefined)?.message ?? error), {cause: error});
}
