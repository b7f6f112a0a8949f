// A chain of its own on this machine, and what is done on it: deploying, sending, looking back.
import {spawn} from 'node:child_process';
import {existsSync, readdirSync} from 'node:fs';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {createTestClient, encodeDeployData, encodeFunctionData, http, keccak256, publicActions, toHex, walletActions} from 'viem';
import {privateKeyToAccount} from 'viem/accounts';
import {foundry} from 'viem/chains';

const NAMES = ['client', 'worker', 'arbiter', 'stranger', 'owner'];
const PACKAGES = fileURLToPath(new URL('../node_modules/@foundry-rs/', import.meta.url));
// Always the same, so that every byte of every transaction is the same at every run.
const GENESIS = 1_800_000_000;
const RICH = 10n ** 24n;

export class Chain {
  #anvil;
  #nonces = new Map();

  constructor(anvil, url) {
    this.#anvil = anvil;
    this.client = createTestClient({chain: foundry, mode: 'anvil', transport: http(url, {timeout: 120_000, maxResponseBodySize: false})})
      .extend(publicActions).extend(walletActions);
    this.people = Object.fromEntries(NAMES.map(name => [name, privateKeyToAccount(keccak256(toHex(name)))]));
  }

  /** Starts anvil with the rules of cancun, which Rootstock's compiler target is too, on a free port. */
  static async start() {
    const anvil = spawn(binary(), [
      '--host', '127.0.0.1', '--port', '0', '--no-mining', '--hardfork', 'cancun', '--accounts', '1',
      '--timestamp', `${GENESIS}`, '--gas-limit', '60000000', '--steps-tracing', '--base-fee', '0', '--gas-price', '0',
    ], {stdio: ['ignore', 'pipe', 'ignore']});
    // A run that is told to stop takes its chain along.
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => anvil.kill() && process.exit(1));
    const chain = new Chain(anvil, await listening(anvil));
    for (const person of Object.values(chain.people)) await chain.fund(person.address, RICH);
    return chain;
  }

  stop() {
    this.#anvil.kill();
  }

  /** Gives an account coins; an account with coins exists, so that paying it creates none. */
  async fund(address, value = 1n) {
    await this.client.setBalance({address, value});
  }

  async deploy({abi, bytecode}, args = [], from = this.people.owner) {
    const receipt = await this.#send(from, {data: encodeDeployData({abi, bytecode, args})});
    return {abi, address: receipt.contractAddress};
  }

  /** Calls a function as a transaction; returns its receipt. */
  async call(from, contract, functionName, args = [], value = 0n) {
    return this.raw(from, contract.address, encodeFunctionData({abi: contract.abi, functionName, args}), value);
  }

  async raw(from, to, data, value = 0n) {
    return this.#send(from, {to, data, value});
  }

  async read(contract, functionName, args = []) {
    return this.client.readContract({...contract, functionName, args});
  }

  /** Lets time pass; the next block has it. */
  async pass(seconds) {
    await this.client.increaseTime({seconds});
  }

  async mine(blocks) {
    await this.client.mine({blocks});
  }

  // With all the gas a block has: an estimate would be a second run, and the limit does not change what is used. Each
  // transaction gets a block of its own, mined when it is in the pool.
  async #send(account, transaction) {
    const nonce = this.#nonces.get(account) ?? 0;
    this.#nonces.set(account, nonce + 1);
    const hash = await this.client.sendTransaction({account, nonce, type: 'legacy', gas: 50_000_000n, gasPrice: 0n, ...transaction});
    await this.mine(1);
    const receipt = await this.client.getTransactionReceipt({hash});
    if (receipt.status !== 'success') throw new Error(`the transaction ${hash} failed: ${transaction.data?.slice(0, 10)}`);
    return receipt;
  }
}

function binary() {
  for (const name of readdirSync(PACKAGES)) {
    const path = `${PACKAGES}${name}/bin/anvil`;
    if (name.startsWith('anvil-') && existsSync(path)) return path;
  }
  throw new Error('npm installed no anvil for this machine');
}

async function listening({stdout}) {
  for await (const line of createInterface({input: stdout})) {
    const found = line.match(/^Listening on (\S+)$/);
    if (found) {
      stdout.resume();
      return `http://${found[1]}`;
    }
  }
  throw new Error('anvil ended before it listened');
}
