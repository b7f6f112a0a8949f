// The one pattern of all that needs the wallet: the hub prepares, the page shows, the wallet signs, approvals can be taken
// back for ten seconds, then it is sent. A document that the form makes is published first, and its id goes along.
import {account, chain} from './page.ts';
import {paths, post, Earlier, NoAnswer, Problem, type Kept} from './api.ts';
import type {Hex} from './bytes.ts';
import {digest} from './eip712.ts';
import {submit, type Done} from './pending.ts';
import {draftOf, publish, type Draft} from './documentform.ts';
import {recover} from './signature.ts';
import {Dialog} from './ui/dialog.ts';
import {element} from './ui/dom.ts';
import {forgetFieldProblems, showFieldProblems} from './ui/fieldproblems.ts';
import {dropIn, dropping, settle, showFailure} from './ui/kept.ts';
import {keptForTenSeconds} from './ui/takeback.ts';
import {toJson, typedIn} from './ui/fields.ts';
import {isApproval, showPrepared, type Prepared} from './ui/prepared.ts';
import {questions} from './ui/questions.ts';
import {text} from './ui/texts.ts';
import type {Address} from './address.ts';
import {currentWallet} from './wallet/current.ts';
import type {Wallet} from './wallet/wallet.ts';
import type {JsonObject} from './canonical.ts';

/** Loaded with what sends their form. */
export {choosePicture} from './pages/pictures.ts';

/** A second click while one is at work does nothing. */
const acting = new WeakSet<HTMLFormElement>();

/**
 * Runs the action of a form with `data-action`, `data-document` or both.
 * `data-agreement` is the agreement's id, `data-next` where a published document leads, with `{id}` in it.
 */
export async function act(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  if (acting.has(form)) {
    return;
  }
  acting.add(form);
  forgetFieldProblems(form);
  const dialog = new Dialog(text('action.title'));
  try {
    const wallet = await currentWallet(questions());
    const done = form.dataset.action === undefined
      ? await publishOnly(form, toJson(typedIn(form, submitter)), wallet, dialog)
      : await perform(form, submitter, wallet, dialog);
    if (done !== undefined) {
      dialog.close();
      finish(form, done);
    }
  } catch (error) {
    // The dialog gives the focus back to where it was: the field that is wrong gets it afterwards.
    dialog.close();
    if (!showFieldProblems(form, error)) {
      await showFailure(dialog, error);
    }
  }
  dialog.close();
  acting.delete(form);
}

/** Where the page stays the same it follows what happens, or is loaded anew: what was done is to be seen on it. */
function finish(form: HTMLFormElement, done: Done): void {
  const follows = !form.dispatchEvent(new CustomEvent('stint:done', {bubbles: true, cancelable: true}));
  const next = new URL(done.location ?? location.href, location.href);
  if (next.origin !== location.origin) {
    return;
  }
  if (next.pathname + next.search !== location.pathname + location.search) {
    location.assign(next);
  } else if (!follows) {
    history.replaceState(null, '', next);
    location.reload();
  }
}

async function publishOnly(form: HTMLFormElement, typed: JsonObject, wallet: Wallet, dialog: Dialog): Promise<Done> {
  const {id} = await dialog.during(text('wait.document'), async () =>
    publish(await draftOf(form, typed), wallet, form.dataset.draft));
  const next = form.dataset.next;
  return next === undefined ? {} : {location: next.replace('{id}', id)};
}

/**
 * What belongs to a sealed document goes into it, and nowhere else: the hub does not get to read it. Nor does the hub get
 * the document before it has said yes to the action, and the user too: what is refused leaves nothing behind.
 */
async function perform(
  form: HTMLFormElement, submitter: HTMLElement | null, wallet: Wallet, dialog: Dialog,
): Promise<Done | undefined> {
  const {action = '', agreement, document: kind} = form.dataset;
  const typed = toJson(typedIn(form, submitter, kind === undefined ? 'all' : 'action'));
  const draft = kind === undefined
    ? undefined
    : await dialog.during(text('wait.document'), () => draftOf(form, toJson(typedIn(form, submitter, 'body'))));
  const prepared = await dialog.during(text('wait.prepare'), () => post<Prepared>(
    paths.prepare(agreement, action), {...typed, ...(draft === undefined ? {} : {document: draft.id})}));
  const {submit: url} = prepared;
  if (!url.startsWith('/') || url.startsWith('//') || account() !== wallet.address) {
    throw new TypeError(`the hub wants it sent elsewhere: ${url}`);
  }
  const answer = await confirmAndSign(prepared, draft, wallet, dialog);
  if (answer === undefined) {
    return undefined;
  }
  if (isApproval(prepared) && !await keptForTenSeconds(dialog)) {
    await dialog.choose([text('action.takenBack')], [{label: text('action.close'), value: undefined}]);
    return undefined;
  }
  return send(prepared, answer, wallet.address, form.dataset.draft, dialog);
}

/** Empty where a bare yes is enough. */
type Answer = {readonly signature: Hex} | {readonly transaction: Hex} | Record<string, never>;

/** Until it is signed or the user gives up; what the wallet refused can be tried again. */
async function confirmAndSign(
  prepared: Prepared, draft: Draft | undefined, wallet: Wallet, dialog: Dialog,
): Promise<Answer | undefined> {
  const needs = prepared.warnings?.length ? element('input', {type: 'checkbox'}) : undefined;
  const content = showPrepared(prepared, coin(), needs);
  let failed: unknown;
  for (;;) {
    // What may have arrived is not cancelled: a later page sends it again, unless it is dropped.
    const sent = failed instanceof NoAnswer;
    const go = await dialog.choose<boolean | Kept>(content, [
      {label: text(sent ? 'action.retry' : verbOf(prepared)), value: true, filled: true, needs}, ...dropping(failed),
      {label: text(sent ? 'action.close' : 'action.cancel'), value: false},
    ]);
    if (go !== true) {
      return go ? dropIn(dialog, go) : undefined;
    }
    dialog.clearProblem();
    try {
      if (draft !== undefined) {
        await dialog.during(text('wait.document'), () => publish(draft, wallet));
      }
      return await dialog.during(text('wait.sign'), () => sign(prepared, wallet));
    } catch (error) {
      if (error instanceof Problem && draft !== undefined && draft.signed === undefined) {
        throw error;
      }
      failed = error;
      if (!(error instanceof Earlier)) {
        dialog.showProblem(error);
      } else if (!await settle(dialog, error)) {
        return undefined;
      }
    }
  }
}

const verbOf = ({typedData, transaction}: Prepared): 'action.sign' | 'action.send' | 'action.goOn' =>
  transaction !== undefined ? 'action.send' : typedData !== undefined ? 'action.sign' : 'action.goOn';

async function sign({typedData, transaction, submit: then}: Prepared, wallet: Wallet): Promise<Answer> {
  if (transaction !== undefined) {
    return {transaction: await wallet.sendTransaction(transaction, then)};
  }
  if (typedData === undefined) {
    return {};
  }
  // What is bound to no chain and contract is never a hub's to ask for: it would be a document in the user's name, or the
  // secret of the reading key.
  if (typedData.domain['chainId'] === undefined || typedData.domain['verifyingContract'] === undefined) {
    throw new TypeError('the signature belongs to no contract');
  }
  const hashed = digest(typedData);
  const signature = await wallet.signTypedData(typedData);
  if (recover(hashed, signature) !== wallet.address) {
    throw new TypeError(text('error.signer'));
  }
  return {signature};
}

function coin(): {symbol: string; decimals: number} {
  const {symbol, decimals} = chain().nativeCurrency;
  return {symbol, decimals};
}

async function send(
  prepared: Prepared, answer: Answer, address: Address, draft: string | undefined, dialog: Dialog,
): Promise<Done | undefined> {
  const key = crypto.randomUUID();
  for (;;) {
    try {
      return await dialog.during(text('wait.send'), () =>
        submit(address, prepared.submit, answer, key, {draft, again: () => dialog.say(text('wait.resend'))}));
    } catch (error) {
      if (!(error instanceof NoAnswer)) {
        throw error;
      }
      dialog.showProblem(error);
      const again = await dialog.choose<boolean | Kept>([], [
        {label: text('action.retry'), value: true, filled: true}, ...dropping(error), {label: text('action.close'), value: false},
      ]);
      if (again !== true) {
        return again ? dropIn(dialog, again) : undefined;
      }
      dialog.clearProblem();
    }
  }
}
export {keptForTenSeconds as kept} from './ui/takeback.ts';
