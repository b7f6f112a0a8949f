// The work of a browser for a week of 100 workers, in Chromium: opening what was handed in, and approving it with one
// signature. No hub, no network: node bench/hub/src/payroll.mjs [runs], after npm install in hub/web and here.
import {createRequire} from 'node:module';
import {openBrowser} from './browser.mjs';
import {median} from './statistics.mjs';

const web = new URL('../../../hub/web/', import.meta.url).pathname;
const require = createRequire(`${web}package.json`);
const {build} = require('esbuild');

const runs = Number(process.argv[2] ?? 9);
const {outputFiles: [bundle]} = await build({
  stdin: {contents: `
    import {keccak_256} from '@noble/hashes/sha3.js';
    import {hex, random, utf8} from './src/bytes.ts';
    import {idOf, typedData} from './src/document.ts';
    import {digest} from './src/eip712.ts';
    import {plan, signAll, wire} from './src/payroll/send.ts';
    import {voucher} from './src/payroll/messages.ts';
    import {weeksOf} from './src/payroll/weeks.ts';
    import {readingPublic, seal} from './src/sealed.ts';
    import {openServed} from './src/sealedview.ts';
    import {addressOfKey, sign} from './src/signature.ts';
    const WORKERS = 100, ENTRIES = 10, MONDAY = 1794182400;
    const domain = {name: 'Stint Escrow', version: '1', chainId: '30', verifyingContract: '0x' + '11'.repeat(20)};
    const rule = {rate: {amount: '22.50', currency: 'EUR'}, weekly: 2400, period: 'week', zone: 'UTC',
      rounding: {minutes: 15, mode: 'nearest', each: 'day'}};
    const conversion = {price: {amount: '81234.56', currency: 'EUR'}, source: 'Feed EUR', at: MONDAY};
    const key = random(32), reading = random(32), me = addressOfKey(key);
    const entries = Array.from({length: ENTRIES}, (_, i) => {
      const start = MONDAY + (i >> 1) * 86400 + (8 + (i % 2) * 5) * 3600;
      return {start, end: start + 4 * 3600, offset: 60, pause: 0, task: 'Counter', manual: false};
    });
    window.prepare = async () => {
      window.served = await Promise.all(Array.from({length: WORKERS}, async (_, i) => {
        const agreement = hex(keccak_256(utf8('agreement ' + i)));
        const body = {v: 1, salt: hex(random(16)), agreement, from: '2026-11-09', to: '2026-11-15', carried: 0, entries, conversion};
        const {id, sealed} = await seal(body, me, [{address: me, key: readingPublic(reading)}]);
        const signature = sign(digest(typedData('timesheet', MONDAY, id)), key);
        return {id, kind: 'timesheet', createdAt: MONDAY, author: me, signature, sealed, agreement};
      }));
    };
    window.run = async () => {
      const begun = performance.now();
      const bodies = [];
      for (const one of window.served) bodies.push(await openServed(one, one.id, me, reading, me));
      const opened = performance.now();
      const jobs = window.served.map((one, i) => ({
        agreement: one.agreement, worker: me, funded: '1' + '0'.repeat(18), drawn: '0', approved: '0', vouchers: [],
        terms: {types: {}, primaryType: 'Terms', domain, message: {}}, token: {symbol: 'rBTC', decimals: 18}, readers: [me],
        rule, approvals: [], sheets: [{id: one.id, author: me, createdAt: one.createdAt, body: bodies[i]}],
      }));
      const planned = plan(jobs.flatMap(weeksOf).map(week => ({week, decision: {changes: []}})));
      const all = planned.map(({week, total, after}) =>
        ({agreement: week.job.agreement, after, message: voucher(week.job.agreement, total, week.sheet.id)}));
      const slips = await signAll(domain, all.map(({message}) => message), me, async data => sign(digest(data), key));
      const body = JSON.stringify(all.map((each, i) => wire(each, slips[i])));
      return {vouchers: all.length, bytes: body.length, open: opened - begun, approve: performance.now() - opened};
    };`, resolveDir: web, loader: 'ts'},
  bundle: true, write: false, format: 'iife', target: 'es2022', minify: true,
});
const {browser} = await openBrowser();
const page = await browser.newPage();
// crypto.subtle is for secure pages alone.
await page.route('https://payroll.test/', route => route.fulfill({contentType: 'text/html', body: '<title>payroll</title>'}));
await page.goto('https://payroll.test/');
await page.addScriptTag({content: bundle.text});
await page.evaluate('prepare()');
const results = [];
for (let i = 0; i < runs; i++) {
  results.push(await page.evaluate('run()'));
}
await browser.close();
const of = name => {
  const all = results.map(result => result[name]);
  return `${median(all).toFixed(0)} ms (${Math.min(...all).toFixed(0)}–${Math.max(...all).toFixed(0)})`;
};
console.log(`${results[0].vouchers} weeks, ${results[0].bytes} bytes to send; median of ${runs} (least–most)`);
console.log(`opening what was handed in: ${of('open')}`);
console.log(`counting, the tree, one signature and its check: ${of('approve')}`);
