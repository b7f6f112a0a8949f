#!/usr/bin/env node
// Mutation check: makes one small fault after the other in src and runs the tests on each; a test must fail for
// every one. A mutant that no test notices is either a missing test, or equivalent: then it stands with the reason
// in mutation/equivalent.json. Fails when one survives that does not, or when the list has one that does not survive.
//
//   node tools/mutate.mjs                        all, which takes hours on a busy machine; writes the result into docs/testing.md
//   node tools/mutate.mjs --list                 the mutants, untested
//   node tools/mutate.mjs --checks               those of the checks that refuse, leaving out those of effects; writes its result, too
//   node tools/mutate.mjs --only Claims.sol:98   those of a file or a line; may be given again
//   node tools/mutate.mjs --quick                with unit tests only; survivors may still fall to fuzzing
//   node tools/mutate.mjs --resume               mutants that an earlier run killed, on the same sources, stay killed
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Laboratory } from './mutation/laboratory.mjs';
import { CHECKS, mutantsOf } from './mutation/mutants.mjs';
import { write } from './mutation/report.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const memory = join(root, 'cache', 'mutation.json');
const { values: options } = parseArgs({
  options: {
    list: { type: 'boolean' },
    checks: { type: 'boolean' },
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean' },
    resume: { type: 'boolean' },
  },
});
const equivalents = JSON.parse(readFileSync(join(root, 'tools/mutation/equivalent.json'), 'utf8'));

const mutants = selected(readdirSync(join(root, 'src')).sort().flatMap(mutantsIn));
if (options.list) for (const mutant of mutants) console.log(line(mutant));
else process.exitCode = (await check()) ? 0 : 1;

function mutantsIn(file) {
  return mutantsOf(file, readFileSync(join(root, 'src', file), 'utf8'));
}

/** Checks first: they matter most. */
function selected(found) {
  const refuses = ({ kind }) => CHECKS.includes(kind);
  const checks = found.filter(refuses);
  const all = options.checks ? checks : [...checks, ...found.filter((mutant) => !refuses(mutant))];
  if (!options.only) return all;
  return options.only.flatMap((place) => {
    const some = all.filter(({ file, line: at }) => place === file || place === `${file}:${at}`);
    if (some.length === 0) throw new Error(`no mutants at ${place}`);
    return some;
  });
}

function line({ file, line: at, kind, from, to }) {
  return `${file}:${at}  ${kind}: ${from}  ->  ${to}`;
}

/** Whether no mutant survived that should not. */
async function check() {
  const laboratory = new Laboratory(root);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));
  process.on('exit', () => laboratory.close());
  laboratory.build();
  laboratory.calibrate();
  const remembered = options.resume ? recall() : {};
  const started = Date.now();
  for (const [at, mutant] of mutants.entries()) {
    examine(laboratory, mutant, remembered);
    console.log(`${at + 1}/${mutants.length}  ${line(mutant)}  ${told(mutant)}`);
    // Compiling and testing block; here a signal to stop is heard.
    await setImmediate();
  }
  return conclude((Date.now() - started) / 60_000);
}

/** Sets the mutant's `outcome`: unbuildable, same code, killed, equivalent, or SURVIVED. */
function examine(laboratory, mutant, remembered) {
  const sources = { ...laboratory.sources, [mutant.file]: mutant.text };
  const name = createHash('sha256').update(JSON.stringify(sources)).digest('hex');
  mutant.killer = remembered[name];
  if (!mutant.killer) {
    const bytecode = laboratory.compile({ [mutant.file]: mutant.text });
    if (!bytecode) mutant.outcome = 'unbuildable';
    else if (bytecode === laboratory.original) mutant.outcome = 'same code';
    else mutant.killer = laboratory.killer(bytecode, mutant.file === 'Transfers.sol', options.quick ? 1 : undefined);
  }
  if (mutant.killer) {
    mutant.outcome = 'killed';
    remembered[name] = mutant.killer;
    mkdirSync(dirname(memory), { recursive: true });
    writeFileSync(memory, JSON.stringify(remembered));
  }
  const listed = equivalents.find((one) => isOf(one, mutant));
  mutant.outcome ??= listed ? 'equivalent' : 'SURVIVED';
  mutant.reason = listed?.reason;
}

function recall() {
  try {
    return JSON.parse(readFileSync(memory, 'utf8'));
  } catch (fault) {
    if (fault.code === 'ENOENT') return {};
    throw fault;
  }
}

function isOf(entry, mutant) {
  return ['file', 'function', 'from', 'to'].every((key) => entry[key] === mutant[key]);
}

function told({ outcome, killer }) {
  return killer ? `killed by ${killer.test}` : outcome;
}

function conclude(minutes) {
  const survivors = mutants.filter((mutant) => mutant.outcome === 'SURVIVED');
  const dead = mutants.filter((mutant) => mutant.reason && mutant.outcome !== 'equivalent');
  const unknown = options.only || options.checks ? [] : equivalents.filter((entry) => !mutants.some((mutant) => isOf(entry, mutant)));
  for (const mutant of survivors) console.log(`SURVIVED  ${line(mutant)}`);
  for (const mutant of dead) console.log(`listed as equivalent, but ${told(mutant)}:  ${line(mutant)}`);
  for (const { file, from, to } of unknown) console.log(`listed as equivalent, but no mutant: ${file} ${from} -> ${to}`);
  const clean = survivors.length + dead.length + unknown.length === 0;
  const count = (outcome) => mutants.filter((mutant) => mutant.outcome === outcome).length;
  const kinds = ['killed', 'equivalent', 'same code', 'unbuildable', 'SURVIVED'];
  const counts = kinds.map((kind) => `${count(kind)} ${kind}`).join(', ');
  console.log(`${mutants.length} mutants in ${minutes.toFixed(0)} minutes: ${counts}`);
  if (options.only || options.quick) return clean;
  write(join(root, '../docs/testing.md'), options.checks ? 'The checks that refuse (`--checks`):' : 'All mutants:', mutants);
  return clean;
}
