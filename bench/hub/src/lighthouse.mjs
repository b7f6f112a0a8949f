// Lighthouse, with its profiles for phones and desktops as they are, on the board and on a room. It shares the browser in
// which somebody signed in; cookies stay, caches are emptied before each run.
import {chromium} from 'playwright-core';
import lighthouse, {desktopConfig} from 'lighthouse';
import {signIn, WORKER} from './browser.mjs';
import {roomToApprove} from './room.mjs';
import {median} from './statistics.mjs';

const LEAST = {performance: 95, accessibility: 100};
const PROFILES = [['phone', undefined], ['desktop', desktopConfig]];

/** @param runs of each page and profile */
export async function inspect(port, url, runs, tell) {
  const shared = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = await shared.contexts()[0].newPage();
  const scores = [];
  for (const [name, address] of [['board, signed out', () => url], ['room, the worker signed in', () => room(page, url)]]) {
    const at = await address();
    for (const [profile, config] of PROFILES) {
      tell(`Lighthouse: ${name}, ${profile}`);
      scores.push({page: name, profile, ...await judge(at, port, config, runs)});
    }
  }
  await page.close();
  return scores;
}

async function room(page, url) {
  await signIn(page, url, WORKER);
  return `${url}/agreements/${(await roomToApprove(page)).id}`;
}

async function judge(at, port, config, runs) {
  const all = [];
  for (let run = 0; run < runs; run++) {
    const {lhr} = await lighthouse(at, {port, logLevel: 'error', onlyCategories: Object.keys(LEAST)}, config);
    if (lhr.runtimeError !== undefined || lhr.finalDisplayedUrl.replace(/\/$/, '') !== at) {
      throw new Error(`Lighthouse did not see ${at}: ${lhr.runtimeError?.message ?? lhr.finalDisplayedUrl}`);
    }
    all.push(lhr);
  }
  const middle = read => median(all.map(read));
  return {
    performance: middle(({categories}) => Math.round(categories.performance.score * 100)),
    accessibility: middle(({categories}) => Math.round(categories.accessibility.score * 100)),
    paint: middle(({audits}) => audits['largest-contentful-paint'].numericValue),
    blocking: middle(({audits}) => audits['total-blocking-time'].numericValue),
    shift: middle(({audits}) => audits['cumulative-layout-shift'].numericValue),
    failed: [...new Set(all.flatMap(failedIn))],
  };
}

const failedIn = ({categories, audits}) => categories.accessibility.auditRefs
  .filter(({id, weight}) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
  .map(({id}) => id);

export function describe(scores, runs) {
  return {
    title: 'Lighthouse',
    head: ['page', 'profile', 'performance', 'accessibility', 'largest paint', 'blocked', 'layout shift'],
    rows: scores.map(({page, profile, performance, accessibility, paint, blocking, shift}) => [
      page, profile, performance, accessibility, `${Math.round(paint)} ms`, `${Math.round(blocking)} ms`, shift.toFixed(3),
    ]),
    notes: [
      `Each the median of ${runs} runs.`,
      ...scores.filter(({failed}) => failed.length > 0).map(({page, failed}) => `${page}: ${failed.join(', ')}`),
    ],
    limits: Object.entries(LEAST).map(([category, least]) => {
      const worst = Math.min(...scores.map(score => score[category]));
      return {what: `Lighthouse, ${category}, at least ${least}`, measured: String(worst), kept: worst >= least};
    }),
  };
}
