// What an opcode costs by itself, the same on Ethereum (cancun) and on Rootstock. What depends on the state, on memory
// or on sizes is priced in `prices.mjs`.
const TIERS = {
  0: 'STOP RETURN REVERT',
  1: 'JUMPDEST',
  2: 'ADDRESS ORIGIN CALLER CALLVALUE CALLDATASIZE CODESIZE GASPRICE COINBASE TIMESTAMP NUMBER PREVRANDAO GASLIMIT '
    + 'RETURNDATASIZE CHAINID BASEFEE POP PC MSIZE GAS PUSH0',
  3: 'ADD SUB NOT LT GT SLT SGT EQ ISZERO AND OR XOR BYTE SHL SHR SAR CALLDATALOAD MLOAD MSTORE MSTORE8',
  5: 'MUL DIV SDIV MOD SMOD SIGNEXTEND SELFBALANCE',
  8: 'ADDMOD MULMOD JUMP',
  10: 'JUMPI',
};

const COSTS = new Map();
for (const [gas, names] of Object.entries(TIERS)) {
  for (const name of names.split(' ')) COSTS.set(name, Number(gas));
}
for (let n = 1; n <= 32; n++) COSTS.set(`PUSH${n}`, 3);
for (let n = 1; n <= 16; n++) COSTS.set(`DUP${n}`, 3).set(`SWAP${n}`, 3);

/** Gas of an opcode with a fixed price; undefined for the others. */
export const fixedCost = op => COSTS.get(op);

/** Where an opcode's memory lies: pairs of stack positions (offset, size), 0 being the top; a number is a fixed size. */
export const MEMORY = {
  MLOAD: [[0, {size: 32}]], MSTORE: [[0, {size: 32}]], MSTORE8: [[0, {size: 1}]],
  KECCAK256: [[0, 1]], RETURN: [[0, 1]], REVERT: [[0, 1]],
  LOG0: [[0, 1]], LOG1: [[0, 1]], LOG2: [[0, 1]], LOG3: [[0, 1]], LOG4: [[0, 1]],
  CALLDATACOPY: [[0, 2]], CODECOPY: [[0, 2]], RETURNDATACOPY: [[0, 2]], EXTCODECOPY: [[1, 3]], MCOPY: [[0, 2], [1, 2]],
  CREATE: [[1, 2]], CREATE2: [[1, 2]],
  CALL: [[3, 4], [5, 6]], CALLCODE: [[3, 4], [5, 6]], DELEGATECALL: [[2, 3], [4, 5]], STATICCALL: [[2, 3], [4, 5]],
};
