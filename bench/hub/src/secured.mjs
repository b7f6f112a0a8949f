// The time from the moment at which the client's page sends a signed approval until the worker's open page says that it is
// secured, which it says when it has checked the voucher and written it to its own disk, and shows the sum. Two browser
// contexts, the product's own pages from the form to the seal; only the ten seconds in which the client may take it back
// are passed by putting the client's page's clock ahead. Both pages tell the time by the same machine's clock.
import {CLIENT, signIn, WORKER} from './browser.mjs';
import {coin, roomToApprove} from './room.mjs';
import {median, quantile} from './statistics.mjs';

const LONGEST = 250;
const STEP = 10n ** 13n;
const PATIENCE = 60_000;

export async function measureSecured(browser, url, count, tell) {
  const [client, worker] = await Promise.all([enter(browser, url, CLIENT), enter(browser, url, WORKER)]);
  const {id, left} = await roomToApprove(client.page);
  if (left < STEP * BigInt(count)) {
    throw new Error(`the room has not enough for ${count} approvals`);
  }
  const [sent, seen] = [inbox(), inbox()];
  await client.context.exposeBinding('benchSent', (_, message) => sent.put(message));
  await worker.context.exposeBinding('benchSeen', (_, message) => seen.put(message));
  await client.context.addInitScript(watchSending);
  await worker.context.addInitScript(watchSeal);
  const room = `${url}/agreements/${id}`;
  await client.page.goto(room);
  await Promise.all([worker.page.waitForResponse(each => each.url().startsWith(`${url}/api/live`)), worker.page.goto(room)]);
  let {total, sum} = await seen.first(({kept}) => kept);
  const times = [];
  for (let i = 0; i < count; i++) {
    tell(`approval ${i + 1} of ${count}`);
    [total, sum] = [total, sum].map(wei => BigInt(wei) + STEP);
    sent.empty();
    seen.empty();
    await approve(client.page);
    times.push(await timed(sent, seen, String(total), String(sum)));
  }
  await keepsThem(worker.page, id, String(total), count);
  await Promise.all([client.context.close(), worker.context.close()]);
  return times;
}

async function enter(browser, url, person) {
  const context = await browser.newContext({locale: 'en-GB'});
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await signIn(page, url, person);
  return {context, page};
}

/** By the form, the dialog and the ten seconds. Returns when the page shows the state after it. */
async function approve(page) {
  const form = page.locator('form[data-action="approve"]').first();
  await form.waitFor({state: 'attached'});
  await form.evaluate(found => found.closest('details')?.setAttribute('open', ''));
  await form.locator('[name=add]').fill(coin(STEP));
  await form.locator('button:not([type=button])').last().click();
  await page.locator('dialog[open]').getByText('Sign', {exact: true}).click();
  await page.locator('dialog[open] [role=timer]').waitFor();
  const sent = await form.elementHandle();
  await page.evaluate(() => globalThis.benchPassTenSeconds());
  await page.waitForFunction(old => !old.isConnected, sent);
}

async function timed(sent, seen, total, sum) {
  const {at: begun} = await sent.first(() => true);
  const {at: kept} = await seen.first(message => message.kept && message.total === total);
  const {at: shown} = await seen.first(message => message.kept && message.total === total && message.sum === sum);
  return {kept: kept - begun, shown: shown - begun};
}

/** What the page said was true: the vouchers are on the worker's device. */
async function keepsThem(page, id, total, count) {
  const stored = await page.evaluate(() => new Promise((resolve, reject) => {
    const opening = indexedDB.open('stint');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const all = opening.result.transaction('vouchers').objectStore('vouchers').getAll();
      all.onsuccess = () => resolve(all.result.map(({agreement, total}) => ({agreement, total})));
    };
  }));
  const ours = stored.filter(({agreement}) => agreement === id);
  if (ours.length < count || !ours.some(voucher => voucher.total === total)) {
    throw new Error(`the worker's device keeps ${ours.length} vouchers of ${count}`);
  }
}

/** In the client's page, before its own scripts. */
function watchSending() {
  const send = globalThis.fetch;
  const now = performance.now.bind(performance);
  let ahead = 0;
  performance.now = () => now() + ahead;
  globalThis.benchPassTenSeconds = () => {
    ahead += 10_000;
  };
  globalThis.fetch = (path, options) => {
    if (options?.method === 'POST' && /\/actions\/approve(\?|$)/.test(path)) {
      globalThis.benchSent({at: performance.timeOrigin + now()});
    }
    return send(path, options);
  };
}

/** In the worker's page: what it says after each change. */
function watchSeal() {
  const wei = text => BigInt(Math.round(Number.parseFloat(text) * 1e6)) * 10n ** 12n;
  let last = '';
  const look = () => {
    const at = performance.timeOrigin + performance.now();
    const seal = document.querySelector('[data-voucher-of]');
    const sum = document.querySelector('#money .money data')?.value;
    if (seal?.dataset.voucher === undefined || sum === undefined) {
      return;
    }
    const message = {
      kept: seal.dataset.state === 'secured', total: JSON.parse(seal.dataset.voucher).total, sum: String(wei(sum)),
    };
    if (JSON.stringify(message) !== last) {
      last = JSON.stringify(message);
      globalThis.benchSeen({at, ...message});
    }
  };
  new MutationObserver(look).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
}

/** What a page tells of one approval. */
function inbox() {
  let messages = [];
  let wake = () => {};
  return {
    empty: () => {
      messages = [];
    },
    put: message => {
      messages.push(message);
      wake();
    },
    async first(fits) {
      const patience = AbortSignal.timeout(PATIENCE);
      for (;;) {
        const found = messages.find(fits);
        if (found !== undefined) {
          return found;
        }
        patience.throwIfAborted();
        await new Promise(resolve => {
          wake = resolve;
          patience.addEventListener('abort', resolve, {once: true});
        });
      }
    },
  };
}

export function describe(times) {
  const column = read => {
    const values = times.map(read);
    return [median(values), quantile(values, 0.95), quantile(values, 0.99), Math.max(...values)]
      .map(value => `${Math.round(value)} ms`);
  };
  const last = quantile(times.map(({shown}) => shown), 0.99);
  return {
    title: 'From an approval to "secured"',
    head: [`${times.length} approvals`, 'median', '95th percentile', '99th percentile', 'longest'],
    rows: [
      ["checked and kept on the worker's device, and the page says so", ...column(({kept}) => kept)],
      ['the page also shows the new sum', ...column(({shown}) => shown)],
    ],
    notes: [],
    limits: [{what: `secured on the worker's open page, 99th percentile, within ${LONGEST} ms`,
      measured: `${Math.round(last)} ms`, kept: last <= LONGEST}],
  };
}
