#!/usr/bin/env node
// Which lines and branches of src the unit tests and the fuzz tests run: each statement, and each condition and each
// operand of `&&` and `||` both true and false. Blocks of assembly have no branches and count as one line. Fails when
// something is not run that does not stand with a reason in coverage/gaps.json, or stands there and is run.
//
//   node tools/coverage.mjs    prints the table of docs/testing.md
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROBE, PROBE_FILE, PROBE_SOURCE, instrument } from './coverage/instrument.mjs';
import { Laboratory } from './mutation/laboratory.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const gaps = JSON.parse(readFileSync(join(root, 'tools/coverage/gaps.json'), 'utf8'));

const laboratory = new Laboratory(root);
process.on('exit', () => laboratory.close());
process.on('SIGINT', () => process.exit(130));
laboratory.build();
const { files, parts } = instrumented();
laboratory.install(compiled());
const runs = run();
report();

function instrumented() {
  const changed = { [PROBE_FILE]: PROBE_SOURCE };
  const all = [];
  for (const [file, text] of Object.entries(laboratory.sources)) {
    const result = instrument(file, text, all.length + 1);
    changed[file] = result.text;
    all.push(...result.parts);
  }
  return { files: changed, parts: all };
}

function compiled() {
  const bytecode = laboratory.compile(files);
  if (!bytecode) throw new Error('the sources with probes do not compile');
  return bytecode;
}

/** The numbers of the parts that ran. Tests may fail here for the gas of the probes; what they ran, they ran. */
function run() {
  const { stdout } = laboratory.test(['-vvvv', '--no-match-path', 'test/{invariant/**,Gas*}'], 600_000);
  const calls = stdout.matchAll(new RegExp(`${PROBE}::([0-9a-f]{8})\\(`, 'gi'));
  const numbers = new Set([...calls].map((match) => Number.parseInt(match[1], 16)));
  if (numbers.size === 0) throw new Error(`no probe was called:\n${stdout.slice(-2_000)}`);
  const result = /(\d+) tests passed, (\d+) failed/.exec(stdout);
  console.log(`${result[1]} tests passed with probes, ${result[2]} failed`);
  return numbers;
}

function report() {
  const missing = parts.filter((part) => !runs.has(part.number));
  const open = missing.filter((part) => !gaps.some((gap) => isOf(gap, part)));
  const closed = gaps.filter((gap) => !missing.some((part) => isOf(gap, part)));
  console.log('| source | lines | branches |\n| --- | --- | --- |');
  for (const file of new Set(parts.map((part) => part.file))) {
    console.log(row(`\`${file}\``, parts.filter((part) => part.file === file)));
  }
  console.log(row('all', parts));
  for (const part of open) console.log(`not run: ${part.file}:${part.line}  ${part.kind}: ${part.words}`);
  for (const gap of closed) console.log(`run, though listed as a gap: ${gap.file}  ${gap.words}`);
  process.exitCode = open.length + closed.length === 0 ? 0 : 1;
}

function isOf(gap, part) {
  return ['file', 'words', 'kind'].every((key) => gap[key] === part[key]);
}

/** A line counts once, however many statements it holds. */
function row(name, some) {
  const lines = [...new Set(some.map((part) => part.line + part.file))];
  const run = lines.filter((line) => some.some((part) => part.line + part.file === line && runs.has(part.number)));
  const branches = some.filter((part) => part.kind.startsWith('branch'));
  const taken = branches.filter((part) => runs.has(part.number));
  return `| ${name} | ${run.length} of ${lines.length} | ${taken.length} of ${branches.length} |`;
}
