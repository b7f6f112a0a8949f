// What was seen on a Rootstock node (release VETIVER-9.0.3, regtest, all forks active) beside an Ethereum node with the
// rules of cancun, and small bytecode that does the same here. The model must give the node's numbers.
import {getAddress, keccak256, pad, toHex} from 'viem';
import {measure} from './measure.mjs';

const CELL = '0x60003560005500'; // sstore(0, calldataload(0))
const word = n => pad(toHex(n));

/** Code that calls `to` with `value` and does nothing else. */
const caller = (to, value) => `0x6000600060006000600${value}73${to.slice(2).toLowerCase()}61fffff15000`;

const strange = name => getAddress(`0x${keccak256(toHex(name)).slice(-40)}`);

const ROWS = worker => [
  {name: 'transfer', to: worker, rootstock: 21_000, ethereum: 21_000},
  {name: 'transfer with a byte of calldata', to: worker, data: '0xff', rootstock: 21_016, ethereum: 21_016},
  {name: 'transfer with a byte of zero', to: worker, data: '0x00', rootstock: 21_004, ethereum: 21_004},
  {name: 'tx + SSTORE 0→n', code: CELL, data: word(1), rootstock: 41_149, ethereum: 43_249},
  {name: 'tx + SSTORE n→m', code: CELL, before: word(1), data: word(2), rootstock: 26_149, ethereum: 26_149},
  {name: 'tx + SSTORE n→0, after refund', code: CELL, before: word(1), data: word(0), rootstock: 13_069, ethereum: 21_337},
  {name: 'tx + SSTORE no-op', code: CELL, before: word(1), data: word(1), rootstock: 26_149, ethereum: 23_349},
  {name: 'tx + SLOAD', code: '0x6000545000', rootstock: 21_205, ethereum: 23_105},
  {name: 'tx + SLOAD twice', code: '0x60005450' + '6000545000', rootstock: 21_410, ethereum: 23_210},
  {name: 'contract pays an account that exists', code: caller(worker, 1), rootstock: 30_723, ethereum: 30_323},
  // The node's number is of code with 1,022 gas more opcodes: what is compared is the difference of the two chains.
  {name: 'contract pays a new account', code: caller(strange('paid'), 1), rootstock: 56_745, ethereum: 56_345, opcodes: 1_022},
  {name: 'CALL with value 0 to an address that does not exist', code: caller(strange('called'), 0), rootstock: 46_723, ethereum: 23_623},
  {name: 'event, 2 topics + 64 bytes', code: '0x6001600260406000a200', rootstock: 22_655, ethereum: 22_655},
  {name: 'ecrecover', code: '0x60206000608060006001' + '61fffffa5000', rootstock: 24_732, ethereum: 24_132},
];

/** Each row with the model's numbers; fails when one differs from what the nodes said. */
export async function seenOnRootstock(chain) {
  const {client, worker} = chain.people;
  const rows = [];
  for (const row of ROWS(worker.address)) {
    const to = row.to ?? strange(row.name);
    if (row.code) {
      await chain.client.setCode({address: to, bytecode: row.code});
      await chain.fund(to, 100n);
    }
    if (row.before) await chain.raw(client, to, row.before);
    const cost = await measure(chain, await chain.raw(client, to, row.data ?? '0x'));
    const own = row.opcodes ?? 0;
    const model = {rootstock: cost.rootstock + own, ethereum: cost.ethereum + own};
    for (const list of ['rootstock', 'ethereum']) {
      if (model[list] !== row[list]) throw new Error(`${row.name}: ${model[list]} by the model, ${row[list]} on a ${list} node`);
    }
    rows.push({name: row.name, seen: {rootstock: row.rootstock, ethereum: row.ethereum}, model, own});
  }
  return rows;
}
