// Two price lists for the same steps: Ethereum's (cancun) and Rootstock's (release VETIVER-9.0.3).
import {fixedCost} from './opcodes.mjs';

const BASE = 21_000;
const memory = words => 3 * words + Math.floor(words * words / 512);

/** Gas of a precompile with its input. */
function precompiled({number, words}) {
  const gas = {1: 3_000, 2: 60 + 12 * words, 3: 600 + 120 * words, 4: 15 + 3 * words}[number];
  if (gas === undefined) throw new Error(`precompile ${number} has no price here`);
  return gas;
}

export const ETHEREUM = {
  name: 'Ethereum',
  sload: ({cold}) => cold ? 2_100 : 100,
  sstore({cold, original, current, next}) {
    const touched = cold ? 2_100 : 0;
    if (next === current) return touched + 100;
    return touched + (current !== original ? 100 : original === 0n ? 20_000 : 2_900);
  },
  // EIP-2200 and EIP-3529: what is cleared earns, what is set back to what it was earns back its price.
  refund({original, current, next}) {
    if (next === current) return 0;
    if (current === original) return original !== 0n && next === 0n ? 4_800 : 0;
    let gas = 0;
    if (original !== 0n && current === 0n) gas -= 4_800;
    else if (original !== 0n && next === 0n) gas += 4_800;
    if (next === original) gas += original === 0n ? 19_900 : 2_800;
    return gas;
  },
  refundCap: 5,
  account: ({cold}) => cold ? 2_600 : 100,
  codeHash: ({cold}) => cold ? 2_600 : 100,
  balance: ({cold}) => cold ? 2_600 : 100,
  // The callee's first 2,300 gas are a gift: what a call with value costs less.
  call: ({cold, value, fresh}) => (cold ? 2_600 : 100) + (value > 0n ? 9_000 - 2_300 + (fresh ? 25_000 : 0) : 0),
};

export const ROOTSTOCK = {
  name: 'Rootstock',
  sload: () => 200,
  sstore: ({current, next}) => current === 0n && next !== 0n ? 20_000 : 5_000,
  refund: ({current, next}) => current !== 0n && next === 0n ? 15_000 : 0,
  refundCap: 2,
  account: () => 700,
  codeHash: () => 400,
  balance: () => 400,
  // The 2,300 gas are given back unused, but not given as a gift. A callee that does not exist costs a new account
  // also when nothing is sent to it; precompiles exist, since somebody called them before.
  call: ({value, fresh}) => 700 + (value > 0n ? 9_000 : 0) + (fresh ? 25_000 : 0),
};

/** What calldata costs: 16 for a byte, 4 for a byte of zero; the same on both. */
export function calldataGas(hex) {
  let gas = 0;
  for (let i = 2; i < hex.length; i += 2) gas += hex[i] === '0' && hex[i + 1] === '0' ? 4 : 16;
  return gas;
}

/** What one step costs, as [what it is paid for, gas] pairs. */
export function stepGas(list, step) {
  const {op, grow} = step;
  const parts = [];
  if (grow[1] > grow[0]) parts.push(['memory', memory(grow[1]) - memory(grow[0])]);
  const fixed = fixedCost(op);
  parts.push(fixed === undefined ? dynamic(list, step) : ['opcodes', fixed]);
  return parts;
}

function dynamic(list, step) {
  const {op} = step;
  if (op === 'SLOAD') return ['storage', list.sload(step)];
  if (op === 'SSTORE') return ['storage', list.sstore(step)];
  if (op === 'TLOAD' || op === 'TSTORE') return ['transient storage', 100];
  if (op.startsWith('LOG')) return ['events', 375 * (1 + step.topics) + 8 * step.bytes];
  if (op === 'KECCAK256') return ['hashing', 30 + 6 * step.words];
  if (op === 'EXP') return ['opcodes', 10 + 50 * step.bytes];
  if (op === 'BALANCE') return ['calls', list.balance(step)];
  if (op === 'EXTCODEHASH') return ['calls', list.codeHash(step)];
  if (op === 'EXTCODESIZE') return ['calls', list.account(step)];
  if (op === 'EXTCODECOPY') return ['calls', list.account(step) + 3 * step.words];
  if (op.endsWith('COPY')) return ['opcodes', 3 + 3 * step.words];
  if (op.startsWith('CREATE')) {
    return ['calls', 32_000 + (op === 'CREATE2' ? 8 : 2) * step.words + 200 * step.code];
  }
  if (step.callee === undefined) throw new Error(`${op} has no price here`);
  const gas = list.call(step) + (step.precompile ? precompiled(step.precompile) : 0);
  return [step.precompile?.number === 1 ? 'recovering signers' : step.value > 0n ? 'sending money' : 'calls', gas];
}

/** The gas used of a traced transaction under a price list: {gas, parts: what for → gas}; a refund is a negative part. */
export function price(list, {input, steps}) {
  const parts = {transaction: BASE, calldata: calldataGas(input)};
  let refund = 0;
  for (const step of steps) {
    for (const [what, gas] of stepGas(list, step)) parts[what] = (parts[what] ?? 0) + gas;
    if (step.op === 'SSTORE') refund += list.refund(step);
  }
  const spent = Object.values(parts).reduce((a, b) => a + b, 0);
  const returned = Math.min(refund, Math.floor(spent / list.refundCap));
  if (returned > 0) parts.refund = -returned;
  return {gas: spent - returned, parts};
}
