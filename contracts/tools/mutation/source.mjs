// Solidity as text with positions: enough of its grammar to find conditions, operands and statements in sources
// that forge fmt has formatted. Everything looks at `code`, in which comments and strings are blank.

/** A source with its comments and the contents of its strings blanked, and its assembly blocks found. */
export function read(file, text) {
  const code = text.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"/g, (hit) => hit.replace(/[^\n"]/g, ' '));
  const assembly = [...code.matchAll(/\bassembly \([^)]*\) \{/g)].map((match) => {
    const open = match.index + match[0].length - 1;
    return { start: match.index, open, end: closing(code, open) };
  });
  return { file, text, code, assembly };
}

export function inAssembly(source, at) {
  return source.assembly.some((block) => at > block.open && at < block.end);
}

/** The position of the bracket that closes the one at `open`. */
export function closing(code, open) {
  let depth = 0;
  for (let at = open; at < code.length; at++) {
    if ('([{'.includes(code[at])) depth++;
    else if (')]}'.includes(code[at]) && --depth === 0) return at;
  }
  throw new Error(`no bracket closes the one at ${open}`);
}

/** The expression around an operator: to the nearest end of a statement, argument, assignment or branch. */
export function expressionAround(code, at) {
  let start = at;
  for (let depth = 0; start > 0; start--) {
    const before = code[start - 1];
    if (')]'.includes(before)) depth++;
    else if ('(['.includes(before) && depth-- === 0) break;
    else if (depth === 0 && (';,{}?:'.includes(before) || isAssignment(code, start - 1))) break;
    else if (depth === 0 && /\breturn\s$/.test(code.slice(start - 7, start))) break;
  }
  return trimmed(code, start, expressionEnd(code, at));
}

/** Where the expression that `at` is in ends. */
export function expressionEnd(code, at) {
  for (let end = at, depth = 0; end < code.length; end++) {
    if ('(['.includes(code[end])) depth++;
    else if (')]'.includes(code[end]) && depth-- === 0) return end;
    else if (depth === 0 && ';,?:'.includes(code[end])) return end;
  }
  throw new Error(`the expression at ${at} has no end`);
}

function isAssignment(code, at) {
  return code[at] === '=' && !'=!<>'.includes(code[at - 1]) && !'=>'.includes(code[at + 1]);
}

/** The parts of a range between occurrences of an operator that no bracket encloses. */
export function split(code, { start, end }, operator) {
  const parts = [];
  let from = start;
  for (let at = start, depth = 0; at < end; at++) {
    if ('([{'.includes(code[at])) depth++;
    else if (')]}'.includes(code[at])) depth--;
    else if (depth === 0 && code.startsWith(operator, at)) {
      parts.push(trimmed(code, from, at));
      from = at + operator.length;
    }
  }
  return [...parts, trimmed(code, from, end)];
}

/** The arguments of the call whose bracket opens at `open`. */
export function argumentsAt(code, open) {
  return split(code, { start: open + 1, end: closing(code, open) }, ',');
}

export function trimmed(code, start, end) {
  while (/\s/.test(code[start])) start++;
  while (/\s/.test(code[end - 1])) end--;
  return { start, end };
}

/** The conditions of all ifs, without their brackets. */
export function conditions({ code }) {
  return [...code.matchAll(/\bif \(/g)].map((match) => {
    const open = match.index + match[0].length - 1;
    return trimmed(code, open + 1, closing(code, open));
  });
}

/** The statements of all bodies outside assembly that end in a semicolon; one behind an `if` begins behind it. */
export function statements(source) {
  const { code } = source;
  const found = [];
  for (const { index } of code.matchAll(/[;{}]/g)) {
    let start = trimmed(code, index + 1, code.length).start;
    for (let head; (head = /^(?:if|for) \(|^else\s/.exec(code.slice(start, start + 10))); ) {
      const open = start + head[0].length - 1;
      start = trimmed(code, code[open] === '(' ? closing(code, open) + 1 : open, code.length).start;
    }
    const end = statementEnd(code, start);
    const known = end < 0 || found.some((other) => other.start === start);
    if (!known && !inAssembly(source, start)) found.push({ start, end, words: code.slice(start, end) });
  }
  return found;
}

/** One behind the semicolon, or -1 when a block or the end of one comes first. */
function statementEnd(code, start) {
  for (let at = start, depth = 0; at < code.length; at++) {
    if ('(['.includes(code[at])) depth++;
    else if (')]'.includes(code[at])) depth--;
    if (depth > 0) continue;
    if (depth < 0 || '{}'.includes(code[at])) return -1;
    if (code[at] === ';') return at + 1;
  }
  return -1;
}

/** The function, modifier or contract that a position is in, by its name. */
export function nameAround({ code }, at) {
  const heads = [...code.slice(0, at + 1).matchAll(/\b(?:function|modifier|contract|library) (\w+)/g)];
  return heads.at(-1)?.[1] ?? '';
}
