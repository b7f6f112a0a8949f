// The form of the particulars for the books: begins with what was given last, which only this browser can open, and says at
// its field what no document of this kind may hold.
import {get, paths} from '../api.ts';
import {hex, unhex} from '../bytes.ts';
import {account, block} from '../page.ts';
import {keptReadingKey, type Served} from '../publish.ts';
import {fill} from '../ui/texts.ts';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const words = (key: string, ...values: readonly string[]): string =>
  fill(block<Record<string, string>>('books-texts')?.[key] ?? key, values);

const fieldsOf = (form: HTMLFormElement): Field[] =>
  [...form.querySelectorAll<Field>('input:not([type=hidden]), textarea, select')];

export function particulars(form: HTMLFormElement): void {
  form.addEventListener('input', () => fieldsOf(form).forEach(check));
  const note = document.getElementById('books-note');
  if (note !== null) {
    void begin(form).then(filled => { note.textContent = filled ? words('filled') : ''; },
      () => { note.textContent = words('unread'); });
  }
}

function check(field: Field): void {
  const found = unfit(field.value, field instanceof HTMLTextAreaElement);
  const code = found?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  field.setCustomValidity(code === undefined ? '' : words('unfit', `U+${code}`));
}

/** The first character that a line, or a text of several lines, may not hold: as documents have it in Java. */
export const unfit = (text: string, lines: boolean): string | undefined =>
  (lines ? /[^\P{Cc}\n\t]|[\u202d\u202e]/u : /[\p{Cc}\u2028\u2029]|[^\P{Cf}\u200c\u200d]/u).exec(text)?.[0];

/** What is typed already stays; whether anything was filled in. */
async function begin(form: HTMLFormElement): Promise<boolean> {
  const me = account()!;
  const key = await keptReadingKey(me);
  if (key === undefined) {
    throw new TypeError('this browser has no reading key');
  }
  const {opened} = await import('../pages/reading.ts');
  const id = hex(unhex(form.dataset.usual, 'the id of the particulars', 32));
  const body = await opened(await get<Served>(paths.document(id, me)), id, me, key, me);
  const empty = fieldsOf(form).filter(({name, value}) => value === '' && typeof body[name] === 'string');
  empty.forEach(field => { field.value = String(body[field.name]); });
  return empty.length > 0;
}
