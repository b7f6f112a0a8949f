#!/usr/bin/env node
// What the documents point to is there: files and headings of their links, and every test, source file and class that
// they name as the proof of a claim.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: home, encoding: 'utf8' });
const files = listed.split('\n').filter((file) => file && existsSync(join(home, file)));
const documents = files.filter((file) => file.endsWith('.md'));
const java = files.filter((file) => file.endsWith('Test.java'));
const solidity = files.filter((file) => file.endsWith('.sol'));
const solidityTests = new Set(solidity.flatMap((file) => [...read(file).matchAll(/function (test_\w+)\(/g)].map((match) => match[1])));

const faults = [];
let checked = 0;
for (const document of documents) {
  const text = read(document).replace(/^```[\s\S]*?^```/gm, '');
  for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) link(document, target);
  for (const [, name] of text.matchAll(/`([^`\n]+)`/g)) named(document, name);
}
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
console.log(`${documents.length} documents: ${checked} links and names of tests and sources, each there`);

function read(file) {
  return readFileSync(join(home, file), 'utf8');
}

function link(document, target) {
  if (/^[a-z]+:/.test(target)) return;
  const [path, anchor] = target.split('#');
  const file = path ? relative(home, resolve(home, dirname(document), path)) : document;
  checked++;
  if (!existsSync(join(home, file))) faults.push(`${document}: the link ${target} leads nowhere`);
  else if (anchor && !headings(file).has(anchor)) faults.push(`${document}: ${file} has no heading #${anchor}`);
}

/** As the usual viewers of Markdown name them. */
function headings(file) {
  const titles = [...read(file).matchAll(/^#+ (.*)$/gm)].map((match) => match[1]);
  return new Set(titles.map((title) => title.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-')));
}

function named(document, name) {
  const javaTest = /^(\w+Test)(?:\.(\w+))?$/.exec(name);
  if (/^[\w/.]+\.sol$/.test(name)) expect(document, name, solidity.some((file) => `/${file}`.endsWith(`/${name}`)));
  else if (/^test_\w+$/.test(name)) expect(document, name, solidityTests.has(name));
  else if (javaTest) expect(document, name, hasJavaTest(javaTest[1], javaTest[2]));
}

/** Modules have classes of the same name. */
function hasJavaTest(type, method) {
  const sources = java.filter((file) => basename(file, '.java') === type).map(read);
  return sources.some((source) => !method || new RegExp(`\\b${method}\\(`).test(source));
}

function expect(document, name, there) {
  checked++;
  if (!there) faults.push(`${document}: there is no ${name}`);
}
