// Golden vectors: signed transactions as viem makes them (an implementation that shares no line with ours).
// Deterministic: the same file at every run.
//   node tools/golden-tx.mjs            writes the vectors
//   node tools/golden-tx.mjs --check    fails when the checked-in vectors differ
import {readFileSync, writeFileSync} from 'node:fs';
import {keccak256, serializeTransaction, toHex} from 'viem';
import {privateKeyToAccount} from 'viem/accounts';

const target = new URL('../../chain/src/test/resources/io/stint/chain/tx/golden.json', import.meta.url);

// A stream of bytes from a seed: keccak of a counter.
let counter = 0;
const next = () => keccak256(toHex(++counter));
const number = bits => BigInt(next()) >> BigInt(256 - bits);
const data = size => {
  let hex = '';
  while (hex.length < 2 * size) hex += next().slice(2);
  return `0x${hex.slice(0, 2 * size)}`;
};

// Of one byte over and over, so that the file need not hold it.
const LONG = 70_000;
const long = `0x${'ab'.repeat(LONG)}`;

const receivers = [undefined, data(20)];
// Around the sizes at which the encoding changes.
const sizes = [0, 1, 31, 55, 56, 255, 256, LONG];

const cases = [];
for (const chainId of [30, 31337]) {
  for (const to of receivers) {
    for (const size of sizes) {
      const bits = 1 + (cases.length * 7) % 96;
      const common = {
        chainId,
        nonce: cases.length === 0 ? 0 : Number(number(1 + cases.length % 40)),
        gas: number(23) + 21_000n,
        to,
        value: cases.length % 3 === 0 ? 0n : number(bits),
        data: size === 1 ? '0x00' : size === LONG ? long : data(size),
      };
      const price = number(40);
      cases.push({type: 'legacy', ...common, gasPrice: price});
      cases.push({type: 'eip1559', ...common, maxPriorityFeePerGas: cases.length % 5 ? price : 0n, maxFeePerGas: price * 2n});
    }
  }
}

const plain = v => typeof v === 'bigint' ? v.toString() : v;
const vectors = [];
for (const transaction of cases) {
  const key = next();
  const raw = await privateKeyToAccount(key).signTransaction(transaction);
  const {data: content, ...fields} = transaction;
  vectors.push({
    key,
    transaction: Object.fromEntries(Object.entries(fields).map(([name, v]) => [name, plain(v)])),
    data: content === long ? {byte: 'ab', times: LONG} : content,
    signingHash: keccak256(serializeTransaction(transaction)),
    hash: keccak256(raw),
    ...(content !== long && {raw}),
  });
}

const golden = JSON.stringify(vectors, null, 1) + '\n';
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== golden) {
    console.error('The golden transactions differ from what viem makes now: run `node tools/golden-tx.mjs` and look at the change.');
    process.exit(1);
  }
  console.log('golden transactions: as checked in');
} else {
  writeFileSync(target, golden);
  console.log(`wrote ${vectors.length} transactions`);
}
