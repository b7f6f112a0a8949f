#!/usr/bin/env node
// Compares the table of rules in docs/protocol.md with the marks in the code: a comment that says "Rule 7" stands where
// the rule is enforced, and another where it is tested. Every rule has both, every mark names a rule of the table, and
// every test file that the table names for a rule is there and marked with it.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const page = readFileSync(join(home, '..', 'docs', 'protocol.md'), 'utf8');
const section = /^## Rules\n(.*?)^## /ms.exec(page)?.[1] ?? '';
const rules = new Map([...section.matchAll(/^\| (\d+) \| (.*) \|$/gm)].map((row) => [row[1], row[2].split(' | ')]));
const faults = rules.size > 0 ? [] : ['docs/protocol.md: no table of rules'];

const enforced = marksIn(join(home, 'src'));
const tested = marksIn(join(home, 'test'));
for (const [rule, cells] of rules) {
  if (!enforced.has(rule)) faults.push(`src: nothing is marked "Rule ${rule}"`);
  if (!tested.has(rule)) faults.push(`test: nothing is marked "Rule ${rule}"`);
  for (const [, file] of cells.at(-1).matchAll(/`([\w/]+\.sol)`/g)) {
    if (!existsSync(join(home, 'test', file))) faults.push(`docs/protocol.md: rule ${rule}: no test/${file}`);
    else if (!tested.get(rule)?.has(`test/${file}`)) faults.push(`test/${file}: not marked "Rule ${rule}"`);
  }
}
for (const [rule, files] of [...enforced, ...tested]) {
  if (!rules.has(rule)) faults.push(`${[...files].join(', ')}: there is no rule ${rule}`);
}
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
console.log(`${rules.size} rules, each marked where it is enforced and where it is tested`);

/** The files below a folder, by the rule that a comment in them names. */
function marksIn(folder) {
  const marks = new Map();
  for (const name of readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.sol'))) {
    const file = join(folder, name);
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const comment = /\/\/.*$/.exec(line)?.[0] ?? '';
      for (const [, rule] of comment.matchAll(/\bRule (\d+)\b/g)) {
        if (!marks.has(rule)) marks.set(rule, new Set());
        marks.get(rule).add(relative(home, file));
      }
    }
  }
  return marks;
}
