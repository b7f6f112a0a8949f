// Golden vectors: every signed type, packed terms, calls and events of the escrow, as viem sees them (an
// implementation that shares no line with ours). Deterministic: the same file at every run.
//   node tools/golden.mjs            writes the vectors
//   node tools/golden.mjs --check    fails when the checked-in vectors differ
import {readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {
  concat, encodeAbiParameters, encodeErrorResult, encodeEventTopics, encodeFunctionData, encodePacked, hashStruct,
  hashTypedData, keccak256, parseSignature, serializeCompactSignature, signatureToCompactSignature,
  toHex,
} from 'viem';
import {privateKeyToAccount} from 'viem/accounts';

const root = new URL('../../', import.meta.url);
const target = new URL('protocol/src/test/resources/io/stint/protocol/golden.json', root);
const artefact = JSON.parse(
  readFileSync(new URL('protocol/src/main/resources/io/stint/protocol/escrow/Escrow.json', root)));
const abi = artefact.abi;

// A stream of bytes from a seed: keccak of a counter.
let counter = 0;
const bytes = n => `0x${keccak256(toHex(++counter)).slice(2, 2 + 2 * n)}`;
const number = bits => BigInt(keccak256(toHex(++counter))) >> BigInt(256 - bits);
const small = bits => Number(number(bits));

const types = {
  Terms: 'address client,address worker,address payee,address approver,address arbiter,address token,address hub,uint96 claimCap,uint96 arbiterFee,uint32 review,uint32 ruling,uint32 notice,uint40 committedUntil,uint16 fallbackBps,uint16 hubBps,bytes32 scope,uint256 salt',
  Open: 'bytes32 agreement,uint96 amount,uint40 deadline',
  Voucher: 'bytes32 agreement,uint96 total,bytes32 memo',
  Delegation: 'bytes32 agreement,address key,uint96 limit',
  Batch: 'bytes32 root',
  Draw: 'bytes32 agreement,uint96 total,uint96 tip,uint40 deadline',
  Claim: 'bytes32 agreement,uint16 round,uint96 sum,bytes32 evidence,uint40 notBefore,uint40 deadline',
  Retract: 'bytes32 agreement,uint16 round',
  Concede: 'bytes32 agreement,uint16 round,uint96 sum',
  Objection: 'bytes32 agreement,uint16 round,bytes32 reason,uint40 deadline',
  Ruling: 'bytes32 agreement,uint16 round,uint96 award,bytes32 reason',
  Close: 'bytes32 agreement,uint16 round,uint96 total,uint40 deadline',
  Notice: 'bytes32 agreement,uint40 deadline',
  Quit: 'bytes32 agreement,uint96 total,uint40 deadline',
  Withdrawal: 'address owner,address token,address to,uint64 counter,uint40 deadline',
};
const fieldsOf = name => types[name].split(',').map(f => {
  const [type, field] = f.split(' ');
  return {type, name: field};
});
const value = type => type.startsWith('uint')
  ? (Number(type.slice(4)) <= 48 ? small(Number(type.slice(4))) : number(Number(type.slice(4))))
  : bytes(type === 'address' ? 20 : 32);
const text = v => Object.fromEntries(Object.entries(v).map(([k, x]) => [k, x.toString()]));

const key = keccak256(toHex('golden key'));
const account = privateKeyToAccount(key);
const domains = [30, 31, 31337].map(chainId => ({
  name: 'Stint Escrow', version: '1', chainId, verifyingContract: bytes(20),
}));

async function signed(name, domain, given) {
  const fields = fieldsOf(name);
  const message = given ?? Object.fromEntries(fields.map(f => [f.name, value(f.type)]));
  const typed = {domain, types: {[name]: fields}, primaryType: name, message};
  const signature = await account.signTypedData(typed);
  return {
    type: name,
    domain: text(domain),
    message: text(message),
    ...(name === 'Terms' && {packed: encodePacked(fields.map(f => f.type), fields.map(f => message[f.name]))}),
    structHash: hashStruct({data: message, primaryType: name, types: typed.types}),
    digest: hashTypedData(typed),
    signature,
    compact: serializeCompactSignature(signatureToCompactSignature(parseSignature(signature))),
  };
}

const messages = [];
for (const domain of domains) {
  for (const name of Object.keys(types)) messages.push(await signed(name, domain));
}

// One call of each function, with its arguments in order.
const arg = input => {
  if (input.type === 'tuple[]') return [0, 1, 2].map(() => tuple(input.components));
  if (input.type === 'tuple') return tuple(input.components);
  if (input.type === 'bytes32[]') return [bytes(32), bytes(32)];
  if (input.name === 'approval') return concat(['0x00', bytes(32), bytes(32)]);
  if (input.type === 'bytes') return input.name === 'terms' ? concat([...Array(7)].map(() => bytes(32)).concat(bytes(25))) : concat([bytes(32), bytes(32)]);
  return value(input.type);
};
const tuple = components => Object.fromEntries(components.map(c => [c.name, arg(c)]));
const plain = v => Array.isArray(v) ? v.map(plain)
  : typeof v === 'object' ? Object.fromEntries(Object.entries(v).map(([k, x]) => [k, plain(x)])) : v.toString();
const calls = abi.filter(f => f.type === 'function').map(f => {
  const args = f.inputs.map(arg);
  return {
    function: f.name,
    args: Object.fromEntries(f.inputs.map((input, i) => [input.name || `arg${i}`, plain(args[i])])),
    data: encodeFunctionData({abi, functionName: f.name, args}),
  };
});

const events = abi.filter(f => f.type === 'event').map(event => {
  const args = Object.fromEntries(event.inputs.map(input => [input.name, arg(input)]));
  const unindexed = event.inputs.filter(i => !i.indexed);
  return {
    event: event.name,
    args: plain(args),
    topics: encodeEventTopics({abi, eventName: event.name, args}),
    data: encodeAbiParameters(unindexed, unindexed.map(i => args[i.name])),
  };
});

const errors = abi.filter(f => f.type === 'error').map(error => {
  const args = error.inputs.map(input => input.type === 'uint8' ? 3 : arg(input));
  return {error: error.name, args: args.map(a => a.toString()), data: encodeErrorResult({abi, errorName: error.name, args})};
});

const proofType = [{type: 'tuple', components: [
  {type: 'bytes', name: 'signature'}, {type: 'bytes32[]', name: 'path'}, {type: 'address', name: 'key'},
  {type: 'uint96', name: 'limit'}, {type: 'bytes', name: 'delegation'}, {type: 'bytes32[]', name: 'delegationPath'},
  {type: 'uint96', name: 'tip'}, {type: 'uint40', name: 'tipDeadline'}, {type: 'bytes', name: 'draw'}]}];
const proof = arg(proofType[0]);
const proofs = [{args: plain(proof), data: concat(['0x01', encodeAbiParameters(proofType, [proof])])}];

const golden = JSON.stringify({key, address: account.address, messages, calls, events, errors, proofs}, null, 1) + '\n';
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== golden) {
    console.error('The golden vectors differ from what viem makes now: run `node tools/golden.mjs` and look at the change.');
    process.exit(1);
  }
  console.log('golden vectors: as checked in');
} else {
  writeFileSync(target, golden);
  console.log(`wrote ${messages.length} messages, ${calls.length} calls, ${events.length} events, ${errors.length} errors`);
}
