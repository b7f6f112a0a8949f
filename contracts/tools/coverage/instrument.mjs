// Sources that tell which of their parts run. forge's own coverage cannot: it needs the tests compiled the way the
// contract is, through the IR, and guesses at places of optimised code. Here each statement, and each condition and
// operand with its value, calls an address without code, and the calls are read from the traces of the tests.
import { conditions, expressionAround, inAssembly, read, split, statements, trimmed } from '../mutation/source.mjs';

/** The library that the sources get, in a file of its own. */
export const PROBE_FILE = 'Probe.sol';
/** Where the calls go. */
export const PROBE = '0x00000000000000000000000000000000C0FFee00';
export const PROBE_SOURCE = `// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

library Probe {
    function run(uint256 part) internal view {
        assembly ("memory-safe") {
            mstore(0, shl(224, part))
            pop(staticcall(gas(), ${PROBE}, 0, 4, 0, 0))
        }
    }

    function value(uint256 part, bool met) internal view returns (bool) {
        run(met ? part : part + 1);
        return met;
    }
}
`;

/** The instrumented text and its parts: numbers from `first` on, each with line and kind. */
export function instrument(file, text, first) {
  const source = read(file, text);
  const parts = [];
  const inserts = [];
  const part = (start, end, kind) => {
    const words = text.slice(start, end).replace(/\s+/g, ' ');
    parts.push({ number: first + parts.length, file, line: text.slice(0, start).split('\n').length, kind, words });
    return first + parts.length - 1;
  };
  for (const { start, end } of starts(source)) {
    inserts.push({ at: start, rank: 0, put: `Probe.run(${part(start, end, 'line')}); ` });
  }
  for (const { start, end } of decisions(source)) {
    const met = part(start, end, 'branch: true');
    part(start, end, 'branch: false');
    inserts.push({ at: start, rank: -end, put: `Probe.value(${met}, ` });
    inserts.push({ at: end, rank: start - text.length, put: ')' });
  }
  const imports = source.code.indexOf(';', source.code.indexOf('pragma')) + 1;
  inserts.push({ at: imports, rank: 0, put: `\nimport {Probe} from "./${PROBE_FILE}";` });
  return { text: inserted(text, inserts).replace(/\bpure\b/g, 'view'), parts };
}

/** From the end to the beginning, so that positions stay; of two at one place, the wider range is outside. */
function inserted(text, inserts) {
  const order = inserts.sort((a, b) => b.at - a.at || b.rank - a.rank);
  return order.reduce((result, { at, put }) => result.slice(0, at) + put + result.slice(at), text);
}

/** Where statements begin, blocks of assembly too; what stands behind an `if` alone is counted as its branch. */
function* starts(source) {
  const { code } = source;
  const functions = [...code.matchAll(/\b(?:function|modifier) [^;{]*\{/g)].map((match) => match.index);
  for (const { start, end, words } of statements(source)) {
    const body = functions.some((open) => open < start) && !/^(?:import|using|pragma)\b/.test(words);
    const line = code.slice(code.lastIndexOf('\n', start) + 1, start);
    const alone = /(?:\)|\belse)\s*$/.test(code.slice(0, start)) || line.trim() !== '';
    if (body && !alone && !isDeclaration(code, start, words)) yield { start, end };
  }
  for (const block of source.assembly) yield { start: block.start, end: block.end };
}

/** A member of a contract: what stands at a bracket depth of one. */
function isDeclaration(code, start, words) {
  let depth = 0;
  for (let at = 0; at < start; at++) {
    if (code[at] === '{') depth++;
    else if (code[at] === '}') depth--;
  }
  return depth < 2 || words.startsWith('_;');
}

/** Conditions of `if` and `?:`, and every operand of `&&` and `||`. */
function decisions(source) {
  const { code } = source;
  const found = new Map();
  const add = (range) => found.set(`${range.start} ${range.end}`, range);
  conditions(source).forEach(add);
  for (const { index } of code.matchAll(/ \? |\n\s+\? /g)) {
    const mark = code.indexOf('?', index);
    add(trimmed(code, expressionAround(code, mark - 1).start, mark));
  }
  for (const { index } of code.matchAll(/\|\||&&/g)) {
    if (inAssembly(source, index)) continue;
    for (const either of split(code, expressionAround(code, index), '||')) split(code, either, '&&').forEach(add);
  }
  return [...found.values()];
}
