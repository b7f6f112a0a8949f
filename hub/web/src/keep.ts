// The worker's device keeps the money it was promised: a voucher counts as secured only after this browser has checked it
// and written it to its own disk. Then it can be drawn without this hub.
import {account, block, chain} from './page.ts';
import {all, write} from './db.ts';
import type {Address} from './address.ts';
import type {Hex} from './bytes.ts';
import {breathe, element} from './ui/dom.ts';
import {text} from './ui/texts.ts';
import {agreementOf, verifyVoucher, type Accepted, type Voucher} from './voucher.ts';

/** @property signer recovered here @property keptAt milliseconds since 1970 */
export interface KeptVoucher extends Voucher {
  readonly agreement: Hex;
  readonly signer: Hex;
  readonly keptAt: number;
}

interface KeptTerms extends Accepted {
  readonly agreement: Hex;
}

/** An element `[data-voucher]` holds the voucher as JSON; the block `terms` the terms with the worker's signature. */
export async function showVoucher(found: HTMLElement): Promise<void> {
  delete found.dataset.state;
  found.textContent = text('voucher.checking');
  try {
    const kept = await keepOnce(found.dataset.voucher ?? '');
    found.textContent = text('voucher.secured');
    found.dataset.state = 'secured';
    found.dispatchEvent(new CustomEvent('stint:secured', {bubbles: true, detail: {total: kept.total}}));
  } catch (error) {
    found.textContent = text('voucher.bad', error instanceof Error ? error.message : String(error));
    found.dataset.state = 'bad';
  }
}

const keeping = new Map<string, Promise<KeptVoucher>>();

/** The page may come anew while a voucher is checked; what has failed may be tried again. */
function keepOnce(json: string): Promise<KeptVoucher> {
  const begun = keeping.get(json) ?? keep(JSON.parse(json) as Voucher);
  keeping.set(json, begun);
  begun.catch(() => keeping.delete(json));
  return begun;
}

/** @throws TypeError when it would not be paid on these terms, on this chain, to this worker */
async function keep(voucher: Voucher): Promise<KeptVoucher> {
  const accepted = block<Accepted>('terms');
  const worker = account();
  if (accepted === undefined || worker === undefined) {
    throw new TypeError('the page does not hold the terms');
  }
  if (String(accepted.typedData.domain['chainId']) !== String(BigInt(chain().chainId))) {
    throw new TypeError('the terms are for another chain');
  }
  const agreement = await keepTerms(accepted, worker);
  await breathe();
  const signer = verifyVoucher(accepted, agreement, voucher);
  const kept: KeptVoucher = {...voucher, agreement, signer, keptAt: Date.now()};
  await write('vouchers', `${agreement} ${voucher.total} ${voucher.memo}`, kept);
  // Asked for once there is something to lose; without it the browser may clear the site's data when the disk is full.
  await navigator.storage?.persist?.();
  return kept;
}

const termsKept = new Map<string, Hex>();

/** Once a page: the next voucher of the same terms takes one check and one write. */
async function keepTerms(accepted: Accepted, worker: Address): Promise<Hex> {
  const known = JSON.stringify([accepted, worker]);
  const agreement = termsKept.get(known) ?? agreementOf(accepted, worker);
  if (!termsKept.has(known)) {
    const terms: KeptTerms = {...accepted, agreement};
    await write('terms', agreement, terms);
    termsKept.set(known, agreement);
  }
  return agreement;
}

/** Everything that this device keeps, as a file. */
export async function exportKept(): Promise<void> {
  const kept = {v: 1, terms: await all<KeptTerms>('terms'), vouchers: await all<KeptVoucher>('vouchers')};
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(kept, null, 1)}\n`], {type: 'application/json'}));
  element('a', {href: url, download: 'stint-vouchers.json'}).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
