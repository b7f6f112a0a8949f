#!/usr/bin/env node
// Compares the written tree of branches with the tests: every leaf has a test of its name, every test has a leaf.
// A leaf's words in a row, first letters raised, are the test's name: "pays in tokens" is test_PaysInTokens,
// "reverts when the total is zero" is test_RevertWhen_TheTotalIsZero.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(resolve(dirname(fileURLToPath(import.meta.url)), '..'), 'test');
const lines = readFileSync(join(folder, 'escrow.tree'), 'utf8').split('\n');
/** Measured, not branched. */
const outside = ['Gas.t.sol', 'GasOfMany.t.sol'];

const wanted = readTree();
const faults = [];
for (const file of readdirSync(folder).filter((name) => name.endsWith('.t.sol') && !outside.includes(name))) {
  if (!wanted.has(file)) faults.push(`${file}: no block of the tree is about it`);
}
for (const [file, leaves] of wanted) compare(file, leaves);
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
console.log(`${[...wanted.values()].flat().length} leaves in ${wanted.size} files, each with its test`);

/** The leaves of each block, by the file that heads it. */
function readTree() {
  const blocks = new Map();
  let leaves;
  lines.forEach((line, at) => {
    const head = /^(\w+\.t\.sol): /.exec(line);
    if (head) blocks.set(head[1], (leaves = []));
    else if (/^[│ ]*[├└]── /.test(line) && depth(lines[at + 1] ?? '') <= depth(line)) {
      leaves.push({ name: testName(line.replace(/^[│ ]*[├└]── /, '')), line: at + 1 });
    }
  });
  return blocks;
}

/** How far a line's branch is from the margin; -1 without one. */
function depth(line) {
  return line.search(/[├└]/);
}

function testName(words) {
  const revert = /^reverts when (.*)$/.exec(words);
  return revert ? `test_RevertWhen_${camel(revert[1])}` : `test_${camel(words)}`;
}

function camel(words) {
  const parts = words.replace(/[',]/g, '').split(/[ -]/);
  return parts.map((part) => part[0].toUpperCase() + part.slice(1)).join('');
}

function compare(file, leaves) {
  let source;
  try {
    source = readFileSync(join(folder, file), 'utf8');
  } catch {
    faults.push(`${file}: the tree has a block for it, but it is not there`);
    return;
  }
  const tests = [...source.matchAll(/function (test\w*)\(/g)].map((match) => match[1]);
  const names = leaves.map((leaf) => leaf.name);
  for (const { name, line } of leaves) {
    if (!tests.includes(name)) faults.push(`escrow.tree:${line}: ${file} has no test ${name}`);
    if (names.indexOf(name) !== names.lastIndexOf(name)) faults.push(`escrow.tree:${line}: ${name} stands twice`);
  }
  for (const name of tests) {
    if (!names.includes(name)) faults.push(`${file}: ${name} has no leaf in escrow.tree`);
  }
}
