// What a transaction did, step by step, as facts that a price list can put a price on: which slot was cold, what it
// held, whether a callee existed. Nothing is taken from the chain's own gas numbers.
import {hexToBigInt} from 'viem';
import {MEMORY} from './opcodes.mjs';

const CALLS = new Set(['CALL', 'CALLCODE', 'DELEGATECALL', 'STATICCALL']);
const PRECOMPILES = 10n;
const words = bytes => (bytes + 31n) / 32n;
const nameOf = word => `0x${word.toString(16).padStart(64, '0').slice(-40)}`;

/** The transaction of a receipt: its calldata and its steps, each {op, grow: [words before, words after], ...facts}. */
export async function traceOf(chain, receipt) {
  const {client} = chain;
  const transaction = await client.getTransaction({hash: receipt.transactionHash});
  const {structLogs: logs} = await client.request({
    method: 'debug_traceTransaction',
    params: [receipt.transactionHash, {enableMemory: false, disableStorage: true}],
  });
  const reader = new Reader(client, transaction, receipt.blockNumber, logs);
  const steps = [];
  for (let i = 0; i < logs.length; i++) steps.push(await reader.step(i));
  return {input: transaction.input, gasUsed: Number(receipt.gasUsed), steps};
}

class Reader {
  constructor(client, transaction, block, logs) {
    Object.assign(this, {client, logs, before: block - 1n});
    this.warm = new Set([transaction.from, transaction.to, `0x${'0'.repeat(40)}`].map(a => a.toLowerCase()));
    // Originally and now: the value of each slot that was touched.
    this.slots = new Map();
    this.frames = [{self: transaction.to.toLowerCase(), memory: 0n}];
  }

  async step(i) {
    const {op, depth, stack} = this.logs[i];
    while (this.frames.length > depth) this.frames.pop();
    const frame = this.frames.at(-1);
    const at = n => BigInt(stack[stack.length - 1 - n]);
    const facts = {op, grow: this.#grow(frame, op, at)};
    if (op === 'SLOAD') Object.assign(facts, await this.#slot(frame.self, at(0)));
    else if (op === 'SSTORE') Object.assign(facts, await this.#store(frame.self, at(0), at(1)));
    else if (op.startsWith('LOG')) Object.assign(facts, {topics: Number(op[3]), bytes: Number(at(1))});
    else if (op === 'KECCAK256') facts.words = Number(words(at(1)));
    else if (op === 'EXP') facts.bytes = at(1) === 0n ? 0 : Math.ceil(at(1).toString(16).length / 2);
    else if (op === 'EXTCODECOPY') Object.assign(facts, {cold: this.#touch(nameOf(at(0))), words: Number(words(at(3)))});
    else if (op.endsWith('COPY')) facts.words = Number(words(at(2)));
    else if (op === 'BALANCE' || op.startsWith('EXTCODE')) facts.cold = this.#touch(nameOf(at(0)));
    else if (CALLS.has(op)) Object.assign(facts, await this.#call(i, op, at));
    else if (op === 'CREATE' || op === 'CREATE2') Object.assign(facts, await this.#create(i, at));
    return facts;
  }

  #grow(frame, op, at) {
    const before = frame.memory;
    for (const [offset, size] of MEMORY[op] ?? []) {
      const bytes = typeof size === 'number' ? at(size) : BigInt(size.size);
      const needed = bytes === 0n ? 0n : words(at(offset) + bytes);
      if (needed > frame.memory) frame.memory = needed;
    }
    return [Number(before), Number(frame.memory)];
  }

  #touch(key) {
    const cold = !this.warm.has(key);
    this.warm.add(key);
    return cold;
  }

  async #slot(self, slot) {
    const key = `${self}/${slot.toString(16)}`;
    if (!this.slots.has(key)) {
      const value = await this.client.getStorageAt({address: self, slot: `0x${slot.toString(16)}`, blockNumber: this.before});
      this.slots.set(key, {original: hexToBigInt(value), current: hexToBigInt(value)});
    }
    return {cold: this.#touch(key), ...this.slots.get(key)};
  }

  async #store(self, slot, next) {
    const facts = await this.#slot(self, slot);
    this.slots.get(`${self}/${slot.toString(16)}`).current = next;
    return {...facts, next};
  }

  async #call(i, op, at) {
    const callee = nameOf(at(1));
    const ours = op === 'CALL' || op === 'CALLCODE';
    const value = ours ? at(2) : 0n;
    const input = ours ? at(4) : at(3);
    const precompile = at(1) > 0n && at(1) <= PRECOMPILES ? {number: Number(at(1)), words: Number(words(input))} : undefined;
    const facts = {callee, value, precompile, cold: !precompile && this.#touch(callee)};
    // Only a call with a value of its own can make an account.
    facts.fresh = op === 'CALL' && !precompile && !(await this.#exists(callee));
    if (this.#enters(i)) this.frames.push({self: op === 'CALL' || op === 'STATICCALL' ? callee : this.frames.at(-1).self, memory: 0n});
    this.#succeeded(i);
    return facts;
  }

  async #create(i, at) {
    const created = nameOf(BigInt(this.#result(i)));
    const code = await this.client.getCode({address: created});
    this.warm.add(created);
    if (this.#enters(i)) this.frames.push({self: created, memory: 0n});
    this.#succeeded(i);
    return {words: Number(words(at(2))), code: (code.length - 2) / 2};
  }

  #enters(i) {
    return this.logs[i + 1].depth > this.logs[i].depth;
  }

  /** What the call at step i left on its caller's stack. */
  #result(i) {
    const after = this.logs.slice(i + 1).find(log => log.depth === this.logs[i].depth);
    return after.stack.at(-1);
  }

  #succeeded(i) {
    if (BigInt(this.#result(i)) === 0n) throw new Error('a nested call failed; what it undid is not modelled');
  }

  async #exists(address) {
    const at = {address, blockNumber: this.before};
    return await this.client.getBalance(at) > 0n || await this.client.getTransactionCount(at) > 0
      || (await this.client.getCode(at)) !== undefined;
  }
}
