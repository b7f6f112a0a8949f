// What was typed into a form, as JSON. A name with dots makes objects (`pay.amount`); `data-as` says what a field is.
import {parseAddress} from '../address.ts';
import type {Json} from '../canonical.ts';
import {chain} from '../page.ts';
import {smallest} from './amounts.ts';

/**
 * text (the default); prose: kept also when it is empty; number; decimal: an exact number as text; smallest: a decimal in
 * the smallest unit, which is `data-decimals` smaller; list: one entry for each line or comma; yes: a check mark as true or
 * false; set: true when it is marked, else absent; each: a mark that adds its value to a list; rows: an empty list, in
 * which rows with numbers may follow. A field may also be an `address`.
 */
type As = 'text' | 'prose' | 'number' | 'decimal' | 'smallest' | 'list' | 'yes' | 'set' | 'each' | 'rows';

export interface Typed {
  readonly name: string;
  readonly value: string;
  readonly as: As;
  readonly checked: boolean;
  readonly decimals?: number;
}

type Tree = {[key: string]: Json | Tree};

/** Empty fields are left out, since an absent value is not an empty one. */
export function toJson(fields: readonly Typed[]): {[key: string]: Json} {
  const tree: Tree = Object.create(null) as Tree;
  for (const field of fields) {
    const value = valueOf(field);
    if (value !== undefined) {
      place(tree, field.name.split('.'), value, field.as === 'each');
    }
  }
  return JSON.parse(JSON.stringify(tree), withoutGaps) as {[key: string]: Json};
}

/** A row that was left empty between others leaves no hole in a list. */
const withoutGaps = (_: string, value: Json): Json =>
  (Array.isArray(value) ? value.filter(entry => entry !== null) : value);

function valueOf({value, as, checked, decimals = 0}: Typed): Json | undefined {
  const text = value.trim();
  switch (as) {
    case 'yes':
      return checked;
    case 'list':
      return text.split(/[\n,]/).map(entry => entry.trim()).filter(entry => entry !== '');
    case 'number':
      return text === '' ? undefined : Number(text);
    case 'decimal':
      return text === '' ? undefined : text.replace(',', '.').replace(/^0+(?=\d)/, '');
    case 'smallest':
      return text === '' ? undefined : smallest(text, decimals).toString();
    case 'set':
      return true;
    case 'rows':
      return [];
    case 'prose':
      return text;
    default:
      return text === '' ? undefined : text;
  }
}

/** `milestones.0.title` makes an array: all of its keys are numbers from 0 on. */
function place(tree: Tree, path: readonly string[], value: Json, adds: boolean): void {
  const [head, ...rest] = path as [string, ...string[]];
  if (rest.length === 0) {
    tree[head] = adds ? [...(tree[head] ?? []) as Json[], value] : value;
    return;
  }
  const inner = (tree[head] ??= (/^\d+$/.test(rest[0]!) ? [] : Object.create(null)) as Tree) as Tree;
  place(inner, rest, value, adds);
}

/** Which fields of a form that both makes a document and acts: those inside `[data-body]` are the document's. */
export type Part = 'all' | 'body' | 'action';

/**
 * Buttons, secrets, files and the session's token are no part of what was typed; nor is a field with `data-with`, the name
 * of another, while that one is empty.
 */
export function typedIn(form: HTMLFormElement, submitter?: HTMLElement | null, part: Part = 'all'): Typed[] {
  const fields = [...form.elements].flatMap(field => {
    const input = field as HTMLInputElement;
    const skipped = input.name === '' || input.name === 'csrf' || input.disabled
      || ['submit', 'button', 'fieldset', 'password', 'file'].includes(input.type)
      || (part !== 'all' && (part === 'body') !== (input.closest('[data-body]') !== null))
      || (input.type === 'radio' && !input.checked)
      || (input.type === 'checkbox' && !input.checked && input.dataset.as !== 'yes')
      || (input.dataset.with !== undefined && valueAt(form, input.dataset.with) === '');
    return skipped ? [] : [typed(input.name, input.value, input.dataset, input.checked)];
  });
  const pressed = part !== 'body' && submitter instanceof HTMLButtonElement && submitter.name !== '' ? submitter : undefined;
  return pressed === undefined ? fields : [...fields, typed(pressed.name, pressed.value, {}, false)];
}

const valueAt = (form: HTMLFormElement, name: string): string =>
  (form.elements.namedItem(name) as HTMLInputElement | null)?.value.trim() ?? '';

function typed(name: string, value: string, {as = 'text', decimals = '0'}: DOMStringMap, checked: boolean): Typed {
  return as === 'address'
    ? {name, value: asDocumentsWriteIt(value.trim()), as: 'text', checked}
    : {name, value, as: as as As, checked, decimals: Number(decimals)};
}

/** Wallets write addresses in more than one way; what is none is left to the hub to refuse. */
function asDocumentsWriteIt(address: string): string {
  try {
    return parseAddress(address, Number(chain().chainId));
  } catch {
    return address;
  }
}
