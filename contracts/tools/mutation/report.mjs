// The result of a run as a part of a page.
import { readFileSync, writeFileSync } from 'node:fs';

const BEGIN = '<!-- written by contracts/tools/mutate.mjs -->';
const END = '<!-- end of what mutate.mjs writes -->';

/** Puts the result between the two marks of the page. */
export function write(page, title, mutants) {
  const text = readFileSync(page, 'utf8');
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${page} has no place for the result`);
  writeFileSync(page, text.slice(0, begin + BEGIN.length) + `\n${title}\n\n${result(mutants)}\n` + text.slice(end));
}

function result(mutants) {
  const files = [...new Set(mutants.map((mutant) => mutant.file))];
  const rows = files.map((file) => row(`\`${file}\``, mutants.filter((mutant) => mutant.file === file)));
  return [
    '| source | mutants | killed by unit tests | fuzzing | invariants | equivalent | same code | no code | survived |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    row('all', mutants),
    '',
    ...explained(mutants),
  ].join('\n');
}

function row(name, mutants) {
  const of = (outcome) => mutants.filter((mutant) => mutant.outcome === outcome).length;
  const at = (stage) => mutants.filter((mutant) => mutant.killer?.stage === stage).length;
  const numbers = [at(0), at(1), at(2), of('equivalent'), of('same code'), of('unbuildable'), of('SURVIVED')];
  return `| ${[name, mutants.length, ...numbers].join(' | ')} |`;
}

function explained(mutants) {
  const alive = mutants.filter((mutant) => mutant.outcome === 'equivalent');
  if (alive.length === 0) return [];
  const cell = (code) => `\`${code}\``.replaceAll('|', '\\|');
  return [
    '| equivalent | changed from | to | why no test can tell |',
    '| --- | --- | --- | --- |',
    ...alive.map((one) => `| ${cell(`${one.file} ${one.function}`)} | ${cell(one.from)} | ${cell(one.to)} | ${one.reason} |`),
  ];
}
