// The parts of the work, which only the browser can read: they stand in the sealed scope. What was approved and drawn
// covers them from the first to the last.
import {account} from '../page.ts';
import {get, paths} from '../api.ts';
import {hex, unhex} from '../bytes.ts';
import {keptReadingKey, type Served} from '../publish.ts';
import {openServed} from '../sealedview.ts';
import {element} from '../ui/dom.ts';
import {coins, decimal} from '../ui/words.ts';

interface Milestone {
  readonly title: string;
  readonly amount: string;
}

export type State = 'drawn' | 'approved' | 'part' | 'open';

/** The state of each part, when so much was approved and drawn in all. */
export function statesOf(amounts: readonly bigint[], approved: bigint, drawn: bigint): State[] {
  let before = 0n;
  return amounts.map(amount => {
    const begin = before;
    before += amount;
    return drawn >= before ? 'drawn' : approved >= before ? 'approved' : approved > begin ? 'part' : 'open';
  });
}

/** The amount that is missing until the part is approved; zero when it is. */
export const missing = (amounts: readonly bigint[], index: number, approved: bigint): bigint => {
  const end = amounts.slice(0, index + 1).reduce((sum, amount) => sum + amount, 0n);
  return end > approved ? end - approved : 0n;
};

export async function showMilestones(table: HTMLTableElement): Promise<void> {
  const {hourly, milestones = []} = await read(table).catch(() => NOTHING);
  if (hourly !== undefined) {
    void import('../hours/room.ts').then(({hoursCard}) => hoursCard());
  }
  if (milestones.length === 0) {
    return;
  }
  const {approved = '0', drawn = '0', decimals = '18', symbol = ''} = table.dataset;
  const states = statesOf(milestones.map(m => BigInt(m.amount)), BigInt(approved), BigInt(drawn));
  table.tBodies[0]!.replaceChildren(...milestones.map(({title, amount}, i) => element(
    'tr', {},
    element('td', {}, title),
    element('td', {}, element('span', {class: `tag ${states[i]!}`}, table.dataset[`${states[i]!}Word`] ?? states[i]!)),
    element('td', {class: 'n'}, coins(amount, Number(decimals), symbol)))));
  table.hidden = false;
  offer(milestones);
}

/** Of a scope, or of work that was handed in, what is used here. */
interface Parts {
  readonly hourly?: unknown;
  readonly milestones?: readonly Milestone[];
  readonly milestone?: unknown;
}

const NOTHING: Parts = {};

const read = (table: HTMLTableElement): Promise<Parts> => contents(table.dataset.milestones, table);

/** Nothing where this browser has no reading key. */
async function contents(wanted: string | undefined, {dataset: {author}}: HTMLElement): Promise<Parts> {
  const reader = account();
  const key = reader === undefined ? undefined : await keptReadingKey(reader);
  if (reader === undefined || key === undefined) {
    return NOTHING;
  }
  const id = hex(unhex(wanted, 'the document\'s id', 32));
  return await openServed(await get<Served>(paths.document(id, author)), id, reader, key, author) as unknown as Parts;
}

/** Work can be handed in for a part. */
function offer(milestones: readonly Milestone[]): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-milestone-field]')) {
    place.querySelector('select')!.append(...milestones.map(({title}, i) => element('option', {value: String(i)}, title)));
    place.hidden = false;
  }
}

/** 'Approve this work': fills the form with the work and, when it is for a part, with what that part still lacks. */
export function approveFrom(link: HTMLElement): void {
  link.addEventListener('click', () => void fillApproval(link));
}

async function fillApproval(link: HTMLElement): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('form[data-action=approve]');
  const table = document.querySelector<HTMLTableElement>('table[data-milestones]');
  if (form === null) {
    return;
  }
  form.closest('details')?.setAttribute('open', '');
  const memo = form.querySelector<HTMLSelectElement>('select[name=memo]');
  if (memo !== null) {
    memo.value = link.dataset.approve ?? '';
  }
  const add = form.querySelector<HTMLInputElement>('input[name=add]')!;
  const {milestone: index} = await contents(link.dataset.approve, link).catch(() => NOTHING);
  if (table !== null && typeof index === 'number') {
    const amounts = ((await read(table)).milestones ?? []).map(m => BigInt(m.amount));
    const lacks = missing(amounts, index, BigInt(table.dataset.approved ?? '0'));
    add.value = lacks === 0n ? '' : decimal(lacks.toString(), Number(table.dataset.decimals ?? '18'));
  }
  add.focus();
}
