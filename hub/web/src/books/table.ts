// A report's table with the minutes of each payment, which the hub cannot read: the hub's file and one column more, the same
// that `stint report --csv` writes.
import {get, getBytes} from '../api.ts';
import {element} from '../ui/dom.ts';
import {openHours, type Hours, type Opened} from './open.ts';
import type {Library} from './paid.ts';

/** A page of a report's lines: in `payments` they are counted from 0 on each page. */
export interface Part extends Hours {
  readonly pages: number;
  /** Of one page, the last one excepted. */
  readonly size: number;
  /** Of all pages. */
  readonly lines: number;
}

type Say = (key: string, ...values: readonly (string | number)[]) => string;

/** Lets the link save the table with minutes; when that fails, it says why below it, and the link gives the hub's file again. */
export function offerTable(link: HTMLAnchorElement, library: Library, say: Say): void {
  const status = element('p', {role: 'status', class: 'note no-print'});
  link.parentElement!.after(status);
  const tell = (text: string): void => { status.textContent = text; };
  const save = (event: Event): void => {
    event.preventDefault();
    tell(say('table.opening'));
    tableOf(new URL(link.href), library).then(({csv, known, troubles}) => {
      download(csv, new URL(link.href).searchParams);
      tell([
        say('table.saved', known),
        ...(troubles.length === 0 ? [] : [say('unopened', troubles.length, troubles[0]!)]),
      ].join(' '));
    }).catch((error: unknown) => {
      link.removeEventListener('click', save);
      tell(say('table.plain', error instanceof Error ? error.message : String(error)));
    });
  };
  link.addEventListener('click', save);
}

async function tableOf(
  {pathname, search}: URL, library: Library,
): Promise<{csv: string; known: number; troubles: readonly string[]}> {
  const plain = new TextDecoder().decode(await getBytes(pathname + search));
  const minutes = new Map<number, number>();
  const troubles: string[] = [];
  let pages = 1;
  for (let page = 1; page <= pages; page++) {
    const part = await get<Part>(`/api/reports/hours${search}&page=${page}`);
    pages = part.pages;
    const opened: Opened = await openHours(part, library);
    opened.minutes.forEach((known, {line}) => minutes.set((page - 1) * part.size + line, known));
    troubles.push(...opened.troubles);
    requireLines(plain, part.lines);
  }
  return {csv: withMinutes(plain, minutes), known: minutes.size, troubles};
}

const rowsOf = (csv: string): string[] => csv.replace(/\r?\n$/, '').split(/\r?\n/);

/** @throws TypeError when something was paid meanwhile, so that minutes would stand at other payments */
function requireLines(csv: string, lines: number): void {
  if (rowsOf(csv).length !== lines + 1) {
    throw new TypeError('the report has changed meanwhile');
  }
}

/** @param minutes by row, from 0 */
export const withMinutes = (csv: string, minutes: ReadonlyMap<number, number>): string =>
  rowsOf(csv).map((row, i) => `${row},${i === 0 ? 'minutes' : minutes.get(i - 1) ?? ''}\r\n`).join('');

function download(csv: string, of: URLSearchParams): void {
  const href = URL.createObjectURL(new Blob([csv], {type: 'text/csv'}));
  element('a', {href, download: `stint-${of.get('as')}-${of.get('period')}.csv`}).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
