// Makes dist/: app.js and the parts that it loads when a page needs them. Prints what a browser transfers, and fails when
// it is too much or when code that a strict content security policy forbids could run.
import {readFileSync, readdirSync, rmSync} from 'node:fs';
import {gzipSync} from 'node:zlib';
import {build} from 'esbuild';

/** Of all parts together but that with the word list, which is loaded where a wallet is made, unlocked or shown. */
const LARGEST = 75 * 1024;

/** Of what one of the pages for hours, payroll and books loads beside that. */
const LARGEST_OF_HOURS = 16 * 1024;
const HOURS = /^src\/(?:hours|payroll|books)\//;

process.chdir(new URL('..', import.meta.url).pathname);
rmSync('dist', {recursive: true, force: true});
const {metafile} = await build({
  entryPoints: ['src/app.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  legalComments: 'none',
  chunkNames: 'app-[name]-[hash]',
  logLevel: 'warning',
  metafile: true,
});

const reached = (wanted, path = 'dist/app.js', found = new Set()) => {
  if (!found.has(path)) {
    found.add(path);
    metafile.outputs[path].imports.filter(wanted).forEach(i => reached(wanted, i.path, found));
  }
  return found;
};
// What app.js imports at once and what these import: the first visit of somebody who is not signed in.
const first = reached(i => i.kind === 'import-statement');
// What a page can load that has no hours on it.
const usual = reached(i => !HOURS.test(metafile.outputs[i.path].entryPoint ?? ''));

const bytes = path => gzipSync(readFileSync(path), {level: 9}).length;
let sum = 0;
let begin = 0;
for (const name of readdirSync('dist').sort()) {
  const size = bytes(`dist/${name}`);
  const ofHours = !usual.has(`dist/${name}`);
  sum += ofHours || name.startsWith('app-words') ? 0 : size;
  begin += first.has(`dist/${name}`) ? size : 0;
  console.log(`${String(size).padStart(7)} ${first.has(`dist/${name}`) ? '*' : ofHours ? 'h' : ' '} ${name}`);
}
console.log(`${String(sum).padStart(7)}   bytes of gzip without the word list; ${begin} (*) on the first visit`);
for (const [path, {entryPoint = ''}] of Object.entries(metafile.outputs).filter(([, {entryPoint = ''}]) => HOURS.test(entryPoint))) {
  const more = [...reached(i => i.kind === 'import-statement', path)].filter(part => !usual.has(part));
  const size = more.reduce((all, part) => all + bytes(part), 0);
  console.log(`${String(size).padStart(7)}   more (h) where ${entryPoint} is loaded`);
  if (size > LARGEST_OF_HOURS) {
    throw new Error(`${entryPoint} and what it needs have ${size} bytes of gzip, over ${LARGEST_OF_HOURS}`);
  }
}
if (sum > LARGEST) {
  throw new Error(`the scripts without the word list have ${sum} bytes of gzip, over ${LARGEST}`);
}
// The worker that shows alerts is no part of the pages: a browser loads it when somebody turns alerts on.
await build({
  entryPoints: ['src/sw.ts'],
  outdir: 'dist',
  bundle: true,
  format: 'iife',
  target: 'es2022',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
});
for (const [path, {inputs}] of Object.entries(metafile.outputs)) {
  const ours = Object.keys(inputs).filter(input => !input.includes('htmx.org'));
  const code = readFileSync(path, 'utf8');
  // htmx holds such code for attributes that `allowEval: false` switches off.
  if (ours.length === Object.keys(inputs).length && /\beval\(|new Function\(|\bFunction\(/.test(code)) {
    throw new Error(`${path} holds code that makes code of text`);
  }
}
