// What was signed and has no clear answer is neither lost nor done twice.
import assert from 'node:assert/strict';
import test from 'node:test';
import {privateKeyToAccount} from 'viem/accounts';
import {parseAddress} from '../src/address.ts';
import {Earlier, Kept, NoAnswer, Problem} from '../src/api.ts';
import {unhex, type Hex} from '../src/bytes.ts';
import type {Job} from '../src/payroll/data.ts';
import {keepKey, keptKey} from '../src/payroll/keys.ts';
import {putAside, sentPath} from '../src/payroll/manydata.ts';
import {lend, stop} from '../src/payroll/standing.ts';
import {resubmit, submit, type Pending} from '../src/pending.ts';
import {addressOfKey} from '../src/signature.ts';
import type {Dialog} from '../src/ui/dialog.ts';
import {settle, showFailure} from '../src/ui/kept.ts';
import {hubNetwork} from '../src/wallet/current.ts';
import {KeyWallet} from '../src/wallet/keywallet.ts';
import {inBrowser, type Answer, type FakeBrowser} from './browser.ts';
import {stream} from './stream.ts';

const random = stream('pending');
const secret = random.hex(32);
const me = parseAddress(privateKeyToAccount(secret).address);
const CHAIN = {chainId: '0x1e', chainName: 'Rootstock', rpcUrls: [], nativeCurrency: {name: 'rBTC', symbol: 'rBTC', decimals: 18}};
const problem = (status: number): Answer => [status, {type: '/problems/x', title: `No ${status}`, detail: 'Nothing was changed.'}];
const pendingIn = (browser: FakeBrowser): Pending[] => [...browser.store('pending').values()] as Pending[];

/** Each request gets the next answer, the last one again and again. */
const inTurn = (...answers: Answer[]) => (): Answer => answers.length > 1 ? answers.shift() : answers[0];

test('a hub that is busy or broken has not decided: the same is sent again with the same key', async () => {
  for (const status of [408, 425, 429, 500, 503]) {
    await inBrowser(inTurn(problem(status), [200, {location: '/there'}]), async browser => {
      assert.deepEqual(await submit(me, '/api/x', {signature: '0x1'}, 'key'), {location: '/there'});
      assert.deepEqual(browser.calls.map(({key, body}) => [key, body]), [['key', {signature: '0x1'}], ['key', {signature: '0x1'}]]);
      assert.deepEqual(pendingIn(browser), []);
    });
  }
});

test('what no try has brought to a decision stays, for the next try or the next page', async () => {
  await inBrowser(inTurn(...Array.from({length: 4}, () => problem(503)), [200, {}]), async browser => {
    await assert.rejects(submit(me, '/api/x', {}, 'key'), (error: unknown) =>
      error instanceof NoAnswer && error.cause instanceof Problem && error.cause.status === 503);
    assert.deepEqual(pendingIn(browser).map(({idempotencyKey}) => idempotencyKey), ['key']);
    await resubmit(me);
    assert.equal(browser.calls.length, 5);
    assert.deepEqual([pendingIn(browser), browser.reloads], [[], 1]);
  });
});

test('a refusal is the end', async () => {
  for (const status of [400, 403, 409, 422]) {
    await inBrowser(inTurn(problem(status)), async browser => {
      await assert.rejects(submit(me, '/api/x', {}, 'key'), Problem);
      assert.deepEqual([browser.calls.length, pendingIn(browser)], [1, []]);
    });
  }
});

/** All tries of one page. */
const silence = Array.from({length: 4}, () => undefined);

const transfer = {chainId: 30, to: me, value: '255', data: '0x', gas: 21_000, gasPrice: '60000000'};
const raws = ({calls}: FakeBrowser): unknown[] =>
  calls.filter(({path}) => path === '/api/transactions').map(({body}) => (body as {raw: Hex}).raw);
const asks = ({calls}: FakeBrowser): number => calls.filter(({path}) => path.includes('/nonce')).length;

/** A wallet whose transactions go through a hub that answers them so; each nonce is higher than the one before. */
async function withWallet(
  answer: () => Answer, run: (wallet: KeyWallet, browser: FakeBrowser) => Promise<void>,
): Promise<void> {
  let nonce = 6;
  await inBrowser(({path}) => path.includes('/nonce') ? [200, {nonce: String(++nonce)}]
    : path === '/api/transactions' ? answer() : [200, []], async browser => {
    Object.assign(document, {querySelector: () => ({content: JSON.stringify(CHAIN)})});
    await run(new KeyWallet('builtin', me, 'Stint', () => Promise.resolve(unhex(secret, 'key')), hubNetwork()), browser);
  });
}

test('a transaction whose answer was lost is signed once, and the same bytes are sent until there is an answer', async () => {
  await withWallet(inTurn(undefined, problem(503), undefined, undefined, [200, {}]), async (wallet, browser) => {
    await assert.rejects(wallet.sendTransaction(transfer), NoAnswer);
    // Prepared anew, at another price.
    const hash = await wallet.sendTransaction({...transfer, gasPrice: '70000000'});
    assert.deepEqual([asks(browser), raws(browser).length, new Set(raws(browser)).size], [1, 5, 1]);
    assert.deepEqual(new Set(browser.calls.slice(1).map(({key}) => key)), new Set([hash]));
    assert.deepEqual(pendingIn(browser), []);
    // It has arrived: the same, confirmed once more, is another one.
    assert.notEqual(await wallet.sendTransaction({...transfer}), hash);
    assert.equal(asks(browser), 2);
  });
});

test('a refused transaction is signed anew', async () => {
  await withWallet(inTurn(undefined, problem(422), [200, {}]), async (wallet, browser) => {
    await assert.rejects(wallet.sendTransaction(transfer), Problem);
    await wallet.sendTransaction(transfer);
    assert.deepEqual([asks(browser), new Set(raws(browser)).size], [2, 2]);
  });
});

test('a dialog that is still open sends the same bytes after another page has delivered them', async () => {
  await withWallet(inTurn(...silence, [200, {}]), async (wallet, browser) => {
    await assert.rejects(wallet.sendTransaction(transfer), NoAnswer);
    const [{idempotencyKey: hash}] = pendingIn(browser) as [Pending];
    await resubmit(me);
    assert.deepEqual([pendingIn(browser), browser.reloads], [[], 1]);
    assert.equal(await wallet.sendTransaction(transfer), hash);
    assert.deepEqual([asks(browser), raws(browser).length, new Set(raws(browser)).size], [1, 6, 1]);
  });
});

test('who is not known any more by the hub loses nothing that was signed', async () => {
  for (const [status, type] of [[401, 'sign-in'], [403, 'stranger'], [413, 'stranger']] as const) {
    const stranger: Answer = [status, {type: `/problems/${type}`, title: 'Who?', detail: ''}];
    await withWallet(inTurn(undefined, stranger, [200, {}]), async (wallet, browser) => {
      await assert.rejects(wallet.sendTransaction(transfer), (error: unknown) =>
        error instanceof Kept && error.cause instanceof Problem && error.cause.status === status);
      const [{idempotencyKey: hash}] = pendingIn(browser) as [Pending];
      assert.equal(raws(browser).length, 2);
      assert.equal(await wallet.sendTransaction({...transfer}), hash);
      assert.deepEqual([asks(browser), new Set(raws(browser)).size], [1, 1]);
    });
  }
});

/** In which the button with this text is pressed, if it is there, and else the last. */
function pressing(label: string, said: string[] = []): Dialog {
  const dialog = {
    showProblem: (error: Error) => { said.push(error.constructor.name); },
    clearProblem: () => undefined,
    choose: (content: readonly string[], choices: readonly {label: string; value: unknown}[]) => {
      said.push(...content);
      return Promise.resolve((choices.find(choice => choice.label === label) ?? choices.at(-1)!).value);
    },
    during: (_: string, work: () => Promise<unknown>) => work(),
    say: (line: string) => { said.push(line); },
  };
  return dialog as unknown as Dialog;
}

/** What keeps this from being signed. */
const inTheWay = (sending: Promise<unknown>): Promise<Earlier> =>
  sending.then(() => assert.fail('it was signed'), error => (assert.ok(error instanceof Earlier), error));

test('what was signed before does not go out with what puts it right: who signed it decides', async () => {
  const other = {...transfer, value: '256'};
  for (const [label, sent] of [['kept.send', 6], ['kept.drop', 5]] as const) {
    await withWallet(inTurn(...silence, [200, {}]), async (wallet, browser) => {
      await assert.rejects(wallet.sendTransaction(transfer), NoAnswer);
      const earlier = await inTheWay(wallet.sendTransaction(other));
      assert.equal(await settle(pressing('action.close'), earlier), false);
      await inTheWay(wallet.sendTransaction(other));
      assert.deepEqual([asks(browser), raws(browser).length], [1, 4]);

      assert.equal(await settle(pressing(label), earlier), true);
      await wallet.sendTransaction(other);
      assert.deepEqual([asks(browser), raws(browser).length, new Set(raws(browser)).size], [2, sent, 2]);
      assert.deepEqual(pendingIn(browser), []);
    });
  }
});

test('a hub that cannot pass one on keeps nobody from the next', async () => {
  const other = {...transfer, value: '256'};
  await withWallet(inTurn(...Array.from({length: 5}, () => problem(500)), [200, {}]), async (wallet, browser) => {
    await assert.rejects(wallet.sendTransaction(transfer), NoAnswer);
    const said: string[] = [];
    await settle(pressing('kept.send', said), await inTheWay(wallet.sendTransaction(other)));
    assert.equal(said.at(-1), 'Kept');
    await settle(pressing('kept.drop', said), await inTheWay(wallet.sendTransaction(other)));
    assert.equal(said.at(-1), 'kept.dropped');
    await wallet.sendTransaction(other);
    assert.deepEqual([asks(browser), new Set(raws(browser)).size, pendingIn(browser)], [2, 2, []]);
  });
});

test('what is given up in the dialog is not sent by a later page, but the hash of what is done is', async () => {
  for (const [body, left] of [[{signature: '0x1'}, 0], [{transaction: '0x2'}, 1]] as const) {
    await inBrowser(() => undefined, async browser => {
      const failed: unknown = await submit(me, '/api/x', body, 'key').catch((error: unknown) => error);
      await showFailure(pressing('kept.drop'), failed);
      browser.calls.length = 0;
      await resubmit(me);
      assert.deepEqual([browser.calls.length, pendingIn(browser).length], [left, left]);
    });
  }
});

test('what was signed for a list that is put aside is not sent by a later page', async () => {
  await withWallet(inTurn(...silence, ...silence, [200, {}]), async (wallet, browser) => {
    await assert.rejects(submit(me, '/api/transactions', {raw: '0x1'}, '0xother', {then: sentPath('run-10', 0)}), NoAnswer);
    await assert.rejects(wallet.sendTransaction(transfer, sentPath('run-1', 0)), NoAnswer);
    assert.equal(pendingIn(browser).length, 2);
    await putAside(me, 'run-1');
    assert.deepEqual(pendingIn(browser).map(({idempotencyKey}) => idempotencyKey), ['0xother']);
    browser.calls.length = 0;
    await resubmit(me);
    assert.deepEqual(raws(browser), ['0x1']);
  });
});

test('a page that is loaded anew sends the same bytes, and tells the hash where the page before would have', async () => {
  await withWallet(inTurn(...Array.from({length: 4}, () => undefined), [200, {}]), async (wallet, browser) => {
    await assert.rejects(wallet.sendTransaction(transfer, '/api/agreements/0x1/actions/topup'), NoAnswer);
    const [{idempotencyKey: hash}] = pendingIn(browser) as [Pending];
    await resubmit(me);
    assert.deepEqual([raws(browser).length, new Set(raws(browser)).size], [5, 1]);
    const told = browser.calls.at(-1)!;
    assert.deepEqual([told.path, told.body], ['/api/agreements/0x1/actions/topup', {transaction: hash}]);
    assert.deepEqual([pendingIn(browser), browser.reloads], [[], 1]);
  });
});

const job = {
  agreement: random.hex(32),
  terms: {domain: {name: 'Stint Escrow', version: '1', chainId: 30, verifyingContract: random.hex(20)}},
} as unknown as Job;
const lendings = ({calls}: FakeBrowser): unknown[] =>
  calls.filter(({path}) => path === '/api/standing').map(({body}) => (body as {key: string}[])[0]!.key);

test('a lending without an answer is not sent after a newer one, nor after a stop', async () => {
  for (const newer of [true, false]) {
    await withWallet(() => undefined, async (wallet, browser) => {
      const answers = globalThis.fetch;
      globalThis.fetch = () => Promise.reject(new TypeError('offline'));
      const give = (week: number) => lend([{job, limit: 100n, until: 2_000_000_000}], {day: 480, week}, wallet);
      await assert.rejects(give(10_080), NoAnswer);
      const [first] = pendingIn(browser).map(({body}) => (body as {key: Hex}[])[0]!.key);
      assert.notEqual(await keptKey(parseAddress(first!)), undefined);
      const other = addressOfKey(random.bytes(32));
      await keepKey(me, other, random.bytes(32));
      globalThis.fetch = answers;

      await (newer ? give(2400) : stop(me, [job.agreement]));

      assert.deepEqual(pendingIn(browser), []);
      assert.equal(await keptKey(parseAddress(first!)), undefined);
      assert.notEqual(await keptKey(other), undefined);
      await resubmit(me);
      assert.equal(browser.reloads, 0);
      assert.deepEqual(lendings(browser).map(key => key === first), newer ? [false] : []);
    });
  }
});
