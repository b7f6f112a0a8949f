// Every mutant of a source: one small fault each, as a person could make it. Patterns, not line numbers, find them.
// A condition is not also negated as a whole: a test that fails when a check is gone fails as well when the check is
// the wrong way round.
import {
  argumentsAt,
  closing,
  conditions,
  expressionAround,
  expressionEnd,
  inAssembly,
  nameAround,
  read,
  split,
  statements,
  trimmed,
} from './source.mjs';

/** What breaks a check that refuses; the other kinds break what a call does. */
export const CHECKS = ['check removed', 'operand removed', 'boundary', 'negated', 'lock removed', 'gas limit removed'];

const OPERATORS = [checks, operands, branches, boundaries, equalities, arithmetic, effects, locks, constants, yul];

/** The mutants of one file in the order of its lines; `from` and `to` are the changed lines without line ends. */
export function mutantsOf(file, text) {
  const source = read(file, text);
  const found = OPERATORS.flatMap((operator) => [...operator(source)]);
  const unique = new Map(found.map((edit) => [`${edit.start} ${edit.end} ${edit.put}`, edit]));
  return [...unique.values()].sort((a, b) => a.start - b.start).map((edit) => described(source, edit));
}

function described(source, { start, end, put, kind }) {
  const { file, text } = source;
  const first = text.lastIndexOf('\n', start) + 1;
  const last = text.indexOf('\n', end - 1);
  const flat = (words) => words.replace(/\s+/g, ' ').trim();
  return {
    file,
    line: text.slice(0, start).split('\n').length,
    kind,
    function: nameAround(source, start),
    from: flat(text.slice(first, last)),
    to: flat(text.slice(first, start) + put + text.slice(end, last)),
    text: text.slice(0, start) + put + text.slice(end),
  };
}

/** A check that never refuses, a branch never taken; a claim that is read whatever its state is. */
function* checks(source) {
  for (const condition of conditions(source)) yield { ...condition, put: 'false', kind: 'check removed' };
  for (const match of source.code.matchAll(/(?<= = )_claim\((\w+), (\w+), [\w.]+\)/g)) {
    const put = `_loadClaim(${match[1]})`;
    yield { start: match.index, end: match.index + match[0].length, put, kind: 'check removed' };
  }
}

/** Each operand of `||` and `&&` left out. */
function* operands({ code }) {
  for (const { index } of code.matchAll(/\|\||&&/g)) {
    const whole = expressionAround(code, index);
    const either = split(code, whole, '||');
    if (either.length > 1) for (const part of either) yield { ...part, put: 'false', kind: 'operand removed' };
    for (const part of either) {
      const both = split(code, part, '&&');
      if (both.length > 1) for (const one of both) yield { ...one, put: 'true', kind: 'operand removed' };
    }
  }
}

/** Only the one, only the other side of `?:`. */
function* branches({ code, text }) {
  for (const { index } of code.matchAll(/ \? |\n\s+\? /g)) {
    const mark = code.indexOf('?', index);
    const { start } = expressionAround(code, mark - 1);
    const colon = expressionEnd(code, mark + 1);
    const end = expressionEnd(code, colon + 1);
    for (const side of [trimmed(code, mark + 1, colon), trimmed(code, colon + 1, end)]) {
      yield { start, end, put: text.slice(side.start, side.end), kind: 'branch' };
    }
  }
}

const BOUNDARY = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' };

function* boundaries({ code }) {
  for (const match of code.matchAll(/ (<=?|>=?) /g)) {
    yield { start: match.index + 1, end: match.index + 1 + match[1].length, put: BOUNDARY[match[1]], kind: 'boundary' };
  }
}

/** An equality that is neither a condition nor an operand, where leaving it out is a mutant already. */
function* equalities({ code }) {
  const conditional = conditions({ code });
  for (const match of code.matchAll(/ ([=!]=) /g)) {
    const at = match.index + 1;
    const around = expressionAround(code, at);
    const decides = conditional.some((one) => at > one.start && at < one.end) || /^\s*\?/.test(code.slice(around.end));
    if (decides || /&&|\|\|/.test(code.slice(around.start, around.end))) continue;
    yield { start: at, end: at + 2, put: match[1] === '==' ? '!=' : '==', kind: 'negated' };
  }
}

const ARITHMETIC = { '+': '-', '-': '+', '*': '/', '/': '*', '|': '&', '&': '|', '+=': '-=', '-=': '+=' };

function* arithmetic(source) {
  for (const match of source.code.matchAll(/ ([-+*/|&]|[-+]=) /g)) {
    const at = match.index + 1;
    const line = source.code.slice(source.code.lastIndexOf('\n', at) + 1, at);
    if (inAssembly(source, at) || line.includes(' constant ')) continue;
    yield { start: at, end: at + match[1].length, put: ARITHMETIC[match[1]], kind: 'arithmetic' };
  }
}

/**
 * Calls, events, assignments and unconditional `revert` left out. What only an `if` guards is left out with its
 * condition.
 */
function* effects(source) {
  for (const { start, end, words } of statements(source)) {
    const before = source.code.slice(source.code.lastIndexOf('\n', start) + 1, start);
    if (/\bif \(.*\)\s*$/.test(before)) continue;
    const call = /^(?:emit )?[\w.]+\(/.test(words) && closing(words, words.indexOf('(')) === words.length - 2;
    const assignment = /^[\w.]+(?:\[[\w.]+\])*(?:\.\w+)? [-+|]?= /.test(words);
    const refusal = words.startsWith('revert ') && !/\)\s*\{?\s*$/.test(source.code.slice(0, start));
    if (!call && !assignment && !refusal) continue;
    const kind = /^_(require|authorize)|\.validate|_promise/.test(words) || refusal ? 'check removed' : 'effect removed';
    yield { start, end, put: '{}', kind };
  }
}

function* locks({ code }) {
  for (const { index } of code.matchAll(/(?<=\s)lock(?=\s)/g)) {
    const modified = !/modifier $/.test(code.slice(0, index));
    if (modified) yield { start: index, end: index + 4, put: '', kind: 'lock removed' };
  }
}

/** A limit one higher and one lower; an amount of gas doubled and halved. */
function* constants({ code, text }) {
  for (const match of code.matchAll(/\buint256 (?:private|internal) constant (\w+) = ([^;]+);/g)) {
    const end = match.index + match[0].length - 1;
    const start = end - match[2].length;
    const gas = /GAS|COST/.test(match[1]);
    for (const change of gas ? ['* 2', '/ 2'] : ['+ 1', '- 1']) {
      yield { start, end, put: `(${text.slice(start, end)}) ${change}`, kind: 'constant' };
    }
  }
}

/** In assembly: stores left out, comparisons that always hold or end one off, operands left out, all gas given. */
function* yul(source) {
  for (const block of source.assembly) {
    for (const match of source.code.slice(0, block.end).matchAll(/\b(\w+)(\(| :=)/g)) {
      if (match.index > block.open) yield* yulAt(source, match.index, match[1], match[2]);
    }
  }
}

function* yulAt({ code, text }, start, name, next) {
  const lineEnd = code.indexOf('\n', start);
  if (next === ' :=') {
    if (!code.slice(0, start).endsWith('let ')) yield { start, end: lineEnd, put: '', kind: 'effect removed' };
    return;
  }
  const open = start + name.length;
  const end = closing(code, open) + 1;
  const [first, second] = argumentsAt(code, open);
  const words = (range) => text.slice(range.start, range.end);
  if (name === 'mstore' || name === 'sstore') yield { start, end, put: '', kind: 'effect removed' };
  if (name === 'eq' || name === 'gt') yield { start, end, put: '1', kind: 'check removed' };
  if (name === 'gt' && /^\d+$/.test(words(second))) {
    for (const step of [-1, 1]) yield { ...second, put: String(Number(words(second)) + step), kind: 'boundary' };
  }
  if (name === 'and') {
    for (const side of [first, second]) yield { start, end, put: words(side), kind: 'operand removed' };
  }
  if (/^(static)?call$/.test(name)) yield { ...first, put: 'gas()', kind: 'gas limit removed' };
}
