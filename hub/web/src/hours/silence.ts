// What happens to handed-in hours when nobody looks: how long that is waited for, and the claims that the worker signs for it.
import {block} from '../page.ts';
import type {Hex} from '../bytes.ts';
import {digest} from '../eip712.ts';
import {submit} from '../pending.ts';
import {recover} from '../signature.ts';
import {Dialog} from '../ui/dialog.ts';
import {element} from '../ui/dom.ts';
import {showFailure} from '../ui/kept.ts';
import {questions} from '../ui/questions.ts';
import {text} from '../ui/texts.ts';
import type {Accepted} from '../voucher.ts';
import {currentWallet} from '../wallet/current.ts';
import type {Wallet} from '../wallet/wallet.ts';
import {claimsFor, mostOf, typedClaim, type ToSign} from './claims.ts';
import type {Handed, Sheet, State} from './state.ts';
import {say, sayTime, sum} from './words.ts';

const DAY = 86_400;
/** How long a signed claim is good after its time has come. */
const GOOD = 90 * DAY;

/** In how many days silence makes a claim: as many as the notice leaves. */
export function waiting({latest = 0, now}: State): HTMLSelectElement {
  const most = Math.max(1, Math.min(14, Math.floor((latest - now) / DAY)));
  const chosen = Math.min(3, most);
  return element('select', {id: 'hours-wait'}, ...Array.from({length: most}, (_, i) =>
    element('option', {value: String(i + 1), selected: i + 1 === chosen}, say('handIn.days', i + 1))));
}

export function silenceOf(state: State, from: string, open: bigint, days: HTMLSelectElement): (Node | string)[] {
  const most = mostOf(state);
  if (open === 0n || most === 0n) {
    return [element('p', {class: 'said warn'}, say(open === 0n ? 'handIn.nothing' : 'handIn.noClaim'))];
  }
  const claimed = open < most ? open : most;
  const first = lastOf(othersOf(state, from));
  const order = element('p', {class: 'help'}, say('handIn.order', sayTime(first)));
  const show = days.onchange = () => { order.hidden = state.now + Number(days.value) * DAY >= first; };
  show();
  return [
    element('p', {}, say('handIn.silence')),
    element('label', {class: 'field', for: 'hours-wait'}, say('handIn.after'), days), order,
    ...claimed < open ? [element('p', {class: 'said warn'}, say('handIn.part', sum(claimed, state)))] : [],
    ...claimed < BigInt(state.smallest) ? [element('p', {class: 'said warn'}, say('handIn.small', sum(BigInt(state.smallest), state)))] : [],
  ];
}

/** Signed, for when nobody looks. */
export async function claimsOf(
  state: State, from: string, timesheet: Hex, open: bigint, days: number, wallet: Wallet,
): Promise<readonly object[]> {
  const waits = othersOf(state, from).map(({timesheet, sum}) => ({timesheet, sum: BigInt(sum)}));
  const claims = claimsFor(timesheet, open, (state.round ?? 0) + 1, mostOf(state), waits);
  // The page may have been open for long.
  const now = Math.max(state.now, Math.floor(Date.now() / 1000));
  return signClaims(state, timesheet, claims, notBeforeOf(state, from, now, days), wallet);
}

/**
 * When hours become a claim, in seconds since 1970: after the days that were chosen, or as long as the notice leaves. Not before
 * other hours that wait: together they would leave the client less time for those, and alone they would have the round that
 * those were signed for.
 */
export const notBeforeOf = (state: State, from: string, now: number, days: number): number =>
  Math.max(Math.min(now + days * DAY, state.latest ?? 0), lastOf(othersOf(state, from)));

/** Hours of other periods that wait. */
const othersOf = ({handed}: State, from: string): readonly Handed[] =>
  handed.filter(({state, period}) => state === 'waits' && period !== from);

const lastOf = (waiting: readonly Handed[]): number => Math.max(0, ...waiting.map(({notBefore}) => notBefore));

export async function sendClaims(
  state: State, period: string, timesheet: Hex, open: bigint, claims: readonly object[], wallet: Wallet,
): Promise<void> {
  if (claims.length > 0) {
    const before = BigInt(state.approved ?? 0) > BigInt(state.drawn ?? 0) ? BigInt(state.approved!) : BigInt(state.drawn ?? 0);
    await submit(wallet.address, `/api/agreements/${state.agreement}/hours/claims`, {
      timesheet, period, threshold: String(before + open), claims,
    }, crypto.randomUUID());
  }
}

/**
 * The claims of a timesheet that is there without them, since the page was closed in between or the hub refused them, or whose
 * claims cannot be made any more while others still can: nothing when there is none to make.
 * @param open what of it is neither approved nor claimed
 */
export const lacksClaims = (state: State, {id, body}: Sheet, open: bigint): boolean =>
  body.running !== true && open > 0n && mostOf(state) > 0n
  && state.handed.every(({timesheet, state: became}) => timesheet !== id || became === 'late' && state.now < (state.latest ?? 0));

/** Asks how long the client has to look, then signs the claims that are missing. @returns whether they are there now */
export async function finish(state: State, {id, body}: Sheet, open: bigint): Promise<boolean> {
  const dialog = new Dialog(say('handIn.title'));
  try {
    const days = waiting(state);
    const go = await dialog.choose(silenceOf(state, body.from, open, days), [
      {label: say('finish.do'), value: true, filled: true}, {label: text('action.cancel'), value: false},
    ]);
    if (go) {
      await dialog.during(text('wait.document'), async () => {
        const wallet = await currentWallet(questions());
        const claims = await claimsOf(state, body.from, id, open, Number(days.value), wallet);
        await sendClaims(state, body.from, id, open, claims, wallet);
      });
    }
    return go;
  } catch (error) {
    await showFailure(dialog, error);
    return false;
  } finally {
    dialog.close();
  }
}

async function signClaims(
  state: State, timesheet: Hex, claims: readonly ToSign[], notBefore: number, wallet: Wallet,
): Promise<object[]> {
  if (claims.length === 0) {
    return [];
  }
  const {agreed} = await import('../pages/reading.ts');
  const accepted = block<Accepted>('terms');
  if (accepted === undefined || agreed(accepted, wallet.address) !== state.agreement) {
    throw new TypeError('the page does not hold the terms');
  }
  const deadline = notBefore + GOOD;
  const signed: object[] = [];
  for (const claim of claims) {
    const data = typedClaim(accepted.typedData.domain, state.agreement, timesheet, claim, notBefore, deadline);
    const signature = await wallet.signTypedData(data);
    if (recover(digest(data), signature) !== wallet.address) {
      throw new TypeError(text('error.signer'));
    }
    signed.push({round: claim.round, sum: String(claim.sum), covers: claim.covers, notBefore, deadline, signature});
  }
  return signed;
}
