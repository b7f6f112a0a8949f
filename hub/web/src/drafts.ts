// What was typed survives a lost connection, a closed tab and a crash: forms with `data-draft="key"` are kept in this
// browser until they are sent. Secrets, files and hidden fields are not kept.
import {forEach} from './ui/dom.ts';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Draft = Record<string, string | boolean>;

const NEVER = ['password', 'file', 'hidden', 'submit', 'button', 'reset', 'image'];
const PREFIX = 'stint.draft';
/** Typing is saved when it pauses for so long, and at once when the page is left. */
const PAUSE = 400;

/** @param owner whoever is signed in: drafts of one are not shown to another in the same browser */
export function keepDrafts(owner: string): void {
  forEach<HTMLFormElement>('form[data-draft]', form => keepDraft(form, `${PREFIX} ${owner} ${form.dataset.draft}`));
  // The page after a form that was sent without script names the draft that is done.
  forEach('[data-draft-done]', done => forgetDraft(owner, done.dataset.draftDone ?? ''));
}

export const forgetDraft = (owner: string, key: string): void => localStorage.removeItem(`${PREFIX} ${owner} ${key}`);

export function forgetDrafts(owner: string): void {
  for (const key of Object.keys(localStorage).filter(name => name.startsWith(`${PREFIX} ${owner} `))) {
    localStorage.removeItem(key);
  }
}

function keepDraft(form: HTMLFormElement, key: string): void {
  restore(form, key);
  let timer = 0;
  const save = (): void => {
    clearTimeout(timer);
    timer = 0;
    localStorage.setItem(key, JSON.stringify(take(form)));
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(save, PAUSE);
  });
  addEventListener('pagehide', () => timer === 0 || save());
  form.addEventListener('stint:done', () => {
    clearTimeout(timer);
    timer = 0;
    localStorage.removeItem(key);
  });
  form.addEventListener('reset', () => localStorage.removeItem(key));
}

const fieldsOf = (form: HTMLFormElement): Field[] =>
  ([...form.elements] as Field[]).filter(field => field.name !== '' && !NEVER.includes(field.type));

const marks = (field: Field): field is HTMLInputElement => field.type === 'checkbox' || field.type === 'radio';

/** A check mark is kept under its name and value: several may share a name. */
const nameOf = (field: Field): string => (marks(field) ? `${field.name}=${field.value}` : field.name);

const take = (form: HTMLFormElement): Draft =>
  Object.fromEntries(fieldsOf(form).map(field => [nameOf(field), marks(field) ? field.checked : field.value]));

function restore(form: HTMLFormElement, key: string): void {
  const text = localStorage.getItem(key);
  if (text === null) {
    return;
  }
  const draft = JSON.parse(text) as Draft;
  for (const field of fieldsOf(form)) {
    const kept = draft[nameOf(field)];
    if (marks(field) && typeof kept === 'boolean') {
      field.checked = kept;
    } else if (!marks(field) && typeof kept === 'string') {
      field.value = kept;
    }
  }
  form.dispatchEvent(new Event('input', {bubbles: true}));
}
