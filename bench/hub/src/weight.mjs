// What a browser that knows nothing of the hub transfers to show the board: every byte, headers too, as Chromium counts
// it, and what the page names beside that (icon, manifest), which a browser may fetch out of the page's sight.
import {readFileSync, readdirSync} from 'node:fs';
import {request} from 'node:http';
import {fileURLToPath} from 'node:url';

const PARTS = fileURLToPath(new URL('../../../hub/web/dist/', import.meta.url));
export const LARGEST = 100_000;

export async function weigh(browser, url) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const loaded = await follow(await context.newCDPSession(page));
  await page.goto(url, {waitUntil: 'networkidle'});
  const named = await page.locator('link[rel~=icon], link[rel=manifest], link[rel=apple-touch-icon]')
    .evaluateAll(links => links.map(link => link.href));
  await context.close();
  const rows = [...loaded.values()].filter(({at}) => !named.includes(at));
  for (const at of new Set(named)) {
    rows.push({at, type: 'Icon', bytes: await transfer(at)});
  }
  return {rows, sum: rows.reduce((sum, {bytes}) => sum + bytes, 0), needless: needless(rows)};
}

async function follow(devtools) {
  const loaded = new Map();
  await devtools.send('Network.enable');
  devtools.on('Network.requestWillBeSent', ({requestId, request: {url}, type}) =>
    loaded.set(requestId, {at: url, type, bytes: 0}));
  devtools.on('Network.loadingFinished', ({requestId, encodedDataLength}) => {
    loaded.get(requestId).bytes = encodedDataLength;
  });
  return loaded;
}

/** The answer's bytes on the connection, in the form that browsers ask for. */
function transfer(at) {
  return new Promise((resolve, reject) => request(at, {headers: {'accept-encoding': 'gzip'}, agent: false}, answer =>
    answer.resume().once('end', () => resolve(answer.socket.bytesRead))).once('error', reject).end());
}

/** Parts of the script that came though app.js and what it imports do not need them to begin. */
function needless(rows) {
  const first = new Set();
  const add = name => {
    if (!first.has(name)) {
      first.add(name);
      const code = readFileSync(PARTS + name, 'utf8');
      [...code.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)].forEach(([, part]) => add(part));
    }
  };
  add('app.js');
  return rows.map(({at}) => at.split('/').at(-1)).filter(name => name.endsWith('.js') && !first.has(name));
}

export function describe({rows, sum, needless}) {
  const scripts = rows.filter(({type}) => type === 'Script').length;
  const sorted = rows.toSorted((a, b) => b.bytes - a.bytes);
  return {
    title: 'The first visit to the board',
    head: ['resource', 'kind', 'bytes'],
    rows: [
      ...sorted.map(({at, type, bytes}) => [nameOf(at), type.toLowerCase(), bytes.toLocaleString('en')]),
      ['**together**', '', `**${sum.toLocaleString('en')}**`],
    ],
    notes: [
      `${scripts} of the ${readdirSync(PARTS).length} parts of the script are loaded`
        + `${needless.length === 0 ? ', none that this page does not need' : `; not needed: ${needless.join(', ')}`}.`,
    ],
    limits: [{what: `first visit to the board, at most ${LARGEST.toLocaleString('en')} bytes`,
      measured: sum.toLocaleString('en'), kept: sum <= LARGEST && needless.length === 0}],
  };
}

/** Without the hash that is part of the address. */
const nameOf = at => new URL(at).pathname.replace(/^\/assets\/[^/]+\//, '');
