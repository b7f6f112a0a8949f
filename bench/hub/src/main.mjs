// All measures on one demo; see ../run.
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {cpus, loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {openBrowser} from './browser.mjs';
import {Demo} from './demo.mjs';
import * as lighthouse from './lighthouse.mjs';
import {limitsOf, sectionOf} from './report.mjs';
import * as secured from './secured.mjs';
import * as start from './start.mjs';
import * as weight from './weight.mjs';

const ALL = ['weight', 'lighthouse', 'secured', 'start'];
const {values: {quick, only, json}} = parseArgs({options: {
  quick: {type: 'boolean', default: false}, only: {type: 'string', default: ALL.join()}, json: {type: 'string'},
}});
const wanted = only.split(',');
if (!wanted.every(name => ALL.includes(name))) {
  console.error(`--only takes some of ${ALL.join()}`);
  process.exit(2);
}
const [runs, approvals, starts] = quick ? [1, 5, 1] : [5, 200, 5];
const tell = line => process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${line}` : `${line}\n`);

const folder = await mkdtemp(join(tmpdir(), 'stint-bench-'));
const results = {};
let demo;
try {
  tell('the first start');
  demo = await (await Demo.start(folder)).complete();
  const {browser, port} = await openBrowser();
  const {url} = demo;
  if (wanted.includes('weight')) {
    tell('the first visit');
    results.weight = await weight.weigh(browser, url);
  }
  // Before the approvals, which make the room's history long.
  if (wanted.includes('lighthouse')) {
    results.lighthouse = await lighthouse.inspect(port, url, runs, tell);
  }
  if (wanted.includes('secured')) {
    results.secured = await secured.measureSecured(browser, url, approvals, tell);
  }
  await browser.close();
  await demo.stop();
  if (wanted.includes('start')) {
    results.start = await start.startAgain(folder, starts, tell);
  }
} finally {
  await demo?.stop();
  await rm(folder, {recursive: true, force: true, maxRetries: 20, retryDelay: 250});
}
tell('');

const parts = {weight, lighthouse, secured, start};
const sections = Object.entries(results).map(([name, result]) => parts[name].describe(result, runs));
const machine = `${cpus().length} processors (${cpus()[0].model}), load ${loadavg()[0].toFixed(1)} at the end, Node ${process.versions.node}`;
console.log([limitsOf(sections), ...sections.map(sectionOf), `Measured on ${machine}.`].join('\n\n'));
if (json !== undefined) {
  await writeFile(json, `${JSON.stringify({machine, ...results}, null, 1)}\n`);
}
process.exitCode = sections.flatMap(({limits}) => limits).every(({kept}) => kept) ? 0 : 1;
