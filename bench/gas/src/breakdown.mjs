// What Stint's gas above the floor buys, line by line. Each line is measured in the traces of one `open` and one `pay`;
// the lines are exhaustive, so their sum is the difference.
import {calldataGas, ETHEREUM, ROOTSTOCK, stepGas} from './price/prices.mjs';
import {MEMO} from './stint/escrow.mjs';

const LISTS = {ethereum: ETHEREUM, rootstock: ROOTSTOCK};
const SIGNATURE_BYTES = 64;

/** Lines {what, buys, ethereum: {open, pay}, rootstock: {open, pay}}; fails when they do not add up. */
export async function breakdown(stint, floor) {
  const pairs = {open: [stint.open, floor.fund], pay: [stint.byVoucher, floor.release]};
  const lines = LINES.map(line => ({...line, ethereum: {}, rootstock: {}}));
  for (const [call, [ours, least]] of Object.entries(pairs)) {
    for (const list of Object.keys(LISTS)) {
      const gas = gasOf(call, list, ours, least, stint.job);
      for (const line of lines) line[list][call] = gas[line.key];
      const sum = Object.values(gas).reduce((a, b) => a + b, 0);
      if (sum !== ours[list] - least[list]) throw new Error(`${call}: the lines add up to ${sum}, not ${ours[list] - least[list]}`);
    }
  }
  return lines;
}

const LINES = [
  {key: 'terms', what: 'the terms in calldata, 249 bytes', buys: 'the contract keeps one slot for an agreement of any size, and each call proves its terms instead of loading them'},
  {key: 'record', what: 'events: the terms whole when it opens, the agreement, total and memo of each payment', buys: 'either side rebuilds everything from the chain alone, without a server'},
  {key: 'hash', what: 'hashing the terms and the signed messages (EIP-712)', buys: 'the id is what the worker signed, and wallets show it field by field; no signature is good elsewhere'},
  {key: 'read', what: 'opcodes up to the hash of the terms: dispatch, lock, laying out 17 fields', buys: 'any of the 17 terms can be relied on'},
  {key: 'signature', what: 'a signature in calldata and its recovery', buys: 'open: the worker accepts without a transaction and without coin; pay: so does the client, and anybody may send it'},
  {key: 'check', what: 'opcodes up to the recovery', buys: 'open: terms that could lock money are refused; pay: state, ceiling and message; both: signatures have one form'},
  {key: 'memo', what: 'the memo in calldata', buys: 'a payment says which approved document it is for'},
  {key: 'envelope', what: 'other calldata: amount, deadline, offsets and lengths', buys: 'one ABI for keys, contracts, delegates and batches'},
  {key: 'slot', what: 'the slot is kept, so nothing is refunded for clearing it', buys: 'an agreement cannot be opened twice and no voucher paid twice; more can be drawn, and it can be ended in all ways'},
  {key: 'lock', what: 'lock in transient storage', buys: 'no call enters again from inside a payment or a token'},
  {key: 'rest', what: 'opcodes after the recovery', buys: 'open: recording; pay: fees, a push whose gas is limited and promised beforehand, a credit when it is refused'},
  {key: 'push', what: 'the push itself', buys: 'nothing more than the floor\'s'},
];

function gasOf(call, list, ours, least, job) {
  const [our, their] = [ours.parts[list], least.parts[list]];
  const more = (...names) => names.reduce((sum, name) => sum + (our[name] ?? 0) - (their[name] ?? 0), 0);
  const signature = signatureOf(call, ours.trace.input, job);
  const own = {terms: calldataGas(job.packed), memo: call === 'pay' ? calldataGas(MEMO) : 0};
  const {read, check, rest} = opcodes(LISTS[list], ours.trace.steps);
  // The floor's opcodes are few: they are taken from the first of the three.
  return {
    ...own, signature: calldataGas(signature) + more('recovering signers'),
    envelope: more('calldata') - own.terms - own.memo - calldataGas(signature),
    record: more('events'), hash: more('hashing'), lock: more('transient storage'), slot: more('storage', 'refund'),
    push: more('sending money'), read: read - their.opcodes - their.memory, check, rest,
  };
}

/** The bytes of the worker's or the client's signature in the calldata. */
function signatureOf(call, input, job) {
  if (call === 'open') return job.consent;
  // An approval is the last argument: its tag and the signature, filled up to whole words.
  const filled = 96 - 1 - SIGNATURE_BYTES;
  return `0x${input.slice(-2 * (SIGNATURE_BYTES + filled), -2 * filled)}`;
}

/** Gas of opcodes and memory before the terms are hashed, before the signer is recovered, and after. */
function opcodes(list, steps) {
  const widest = steps.reduce((most, step) => Math.max(most, step.op === 'KECCAK256' ? step.words : 0), 0);
  const hashed = steps.findIndex(step => step.op === 'KECCAK256' && step.words === widest);
  const recovered = steps.findIndex(step => step.precompile?.number === 1);
  const gas = some => some.flatMap(step => stepGas(list, step))
    .reduce((sum, [what, n]) => sum + (what === 'opcodes' || what === 'memory' ? n : 0), 0);
  return {read: gas(steps.slice(0, hashed)), check: gas(steps.slice(hashed, recovered)), rest: gas(steps.slice(recovered))};
}
