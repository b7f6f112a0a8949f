// Compiles the tests (node cannot read TypeScript) and runs them with node's own runner.
//   node tools/test.mjs [part of a file's name]
import {spawnSync} from 'node:child_process';
import {readdirSync, rmSync} from 'node:fs';
import {build} from 'esbuild';

process.chdir(new URL('..', import.meta.url).pathname);
const wanted = process.argv[2] ?? '';
const tests = readdirSync('test').filter(name => name.endsWith('.test.ts') && name.includes(wanted));
if (tests.length === 0) {
  throw new Error(`no test is called ${wanted}`);
}
rmSync('build', {recursive: true, force: true});
await build({
  entryPoints: tests.map(name => `test/${name}`),
  outdir: 'build',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
});
const files = tests.map(name => `build/${name.replace(/ts$/, 'js')}`);
process.exit(spawnSync(process.execPath, ['--enable-source-maps', '--test', ...files], {stdio: 'inherit'}).status ?? 1);
