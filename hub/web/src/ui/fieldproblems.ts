// What the hub says is wrong with a field, beside that field. What was typed stays.
import {Problem} from '../api.ts';
import {element} from './dom.ts';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** A document's problem begins with the path of the field: `job.pay.amount must be ...`, `job.skills[3] ...`. */
const PATH = /^[a-z-]+\.([A-Za-z]+(?:\.[A-Za-z]+|\[\d+\])*):? (.+)$/s;

/** Returns false when something of it belongs to no field of the form: then it must be said elsewhere. */
export function showFieldProblems(form: HTMLFormElement, error: unknown): boolean {
  forgetFieldProblems(form);
  if (!(error instanceof Problem)) {
    return false;
  }
  const wrong = problemsOf(error).map(([name, said]) => [find(form, name), said] as const);
  if (wrong.length === 0 || !wrong.every(([field]) => field !== undefined)) {
    return false;
  }
  wrong.forEach(([field, said]) => mark(field!, said));
  [...form.elements].find((field): field is Field => field.hasAttribute('aria-invalid'))?.focus();
  return true;
}

/** By the form's names, which write `skills[3]` as `skills.3`. */
export function problemsOf({fields, detail}: Problem): [string, string][] {
  const named = Object.entries(fields);
  const [, path, rest] = PATH.exec(detail) ?? [];
  const all: [string, string][] = named.length > 0 || path === undefined || rest === undefined ? named : [[path, rest]];
  return all.map(([name, text]) => [name.replace(/\[(\d+)\]/g, '.$1'), text]);
}

/** The field itself, the first of its parts, or the one of which it is a part: a list is one field. */
function find(form: HTMLFormElement, name: string): Field | undefined {
  for (let part = name; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('.')))) {
    const found = [...form.elements].find(
      field => `${(field as Field).name}.`.startsWith(`${part}.`) && (field as Field).type !== 'hidden') as Field | undefined;
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

export function forgetFieldProblems(form: HTMLFormElement): void {
  form.querySelectorAll('.field-problem').forEach(message => message.remove());
  form.querySelectorAll('[aria-invalid]').forEach(field => {
    field.removeAttribute('aria-invalid');
    field.removeAttribute('aria-errormessage');
  });
}

function mark(field: Field, said: string): void {
  // Where the page itself judges a field as it changes, there is a place for it already.
  const note = document.getElementById(`note-${field.name.split('.', 1)[0]}`);
  const id = note?.id ?? `problem-${field.name}`;
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-errormessage', id);
  field.closest('details')?.setAttribute('open', '');
  if (note !== null) {
    note.className = 'said refused';
    note.textContent = said;
    return;
  }
  (field.closest('.two, .checks, .joined') ?? field).after(element('span', {class: 'field-problem', id, role: 'alert'}, said));
}
