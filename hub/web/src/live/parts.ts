// Parts of a page that follow what happens: elements with an id and `data-live`, a list of topics. The page is fetched again
// and the parts that came out otherwise take the places of the old ones, unless somebody is at work in them.
import {element} from '../ui/dom.ts';
import {text} from '../ui/texts.ts';
import {parts, served} from './served.ts';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const topicsOf = (part: HTMLElement): string[] => (part.dataset.live ?? '').split(' ').filter(topic => topic !== '');

/** Fetches the page again when it has parts of these topics; without topics, all parts count. */
export async function refresh(topics?: ReadonlySet<string>): Promise<void> {
  const wanted = parts().filter(part => topics === undefined || topicsOf(part).some(topic => topics.has(topic)));
  if (wanted.length === 0) {
    return;
  }
  const response = await fetch(location.href, {headers: {Accept: 'text/html'}, credentials: 'same-origin'});
  if (!response.ok || response.redirected) {
    return;
  }
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const part of wanted) {
    const fresh = page.getElementById(part.id);
    if (fresh !== null && part.isConnected && fresh.outerHTML !== served.get(part.id)) {
      bring(part, fresh);
    }
  }
}

function bring(part: HTMLElement, fresh: HTMLElement): void {
  const bar = document.getElementById(`new-${part.id}`);
  if (isInUse(part)) {
    const show = (): void => {
      document.getElementById(`new-${part.id}`)?.remove();
      swap(part, fresh, true);
    };
    const offer = element('p', {class: 'note wait', role: 'status', id: `new-${part.id}`},
      text('live.new'), ' ', element('button', {type: 'button', class: 'btn', click: show}, text('live.show')));
    (bar ?? part).replaceWith(...bar === null ? [offer, part] : [offer]);
    return;
  }
  bar?.remove();
  swap(part, fresh, false);
}

/** Typed, chosen or about to be: what is here would be lost or move under somebody's hands. */
export function isInUse(part: HTMLElement): boolean {
  const active = document.activeElement;
  const writes = active !== null && part.contains(active) && active.matches('input, textarea, select');
  return writes || document.querySelector('dialog[open]') !== null || fieldsOf(part).some(isChanged);
}

const fieldsOf = (part: HTMLElement): Field[] => [...part.querySelectorAll<Field>('input, textarea, select')];

function isChanged(field: Field): boolean {
  if (field instanceof HTMLSelectElement) {
    return field.selectedIndex !== Math.max(0, [...field.options].findIndex(option => option.defaultSelected));
  }
  if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)) {
    return field.checked !== field.defaultChecked;
  }
  return field instanceof HTMLInputElement && field.type === 'file'
    ? (field.files?.length ?? 0) > 0
    : field.type !== 'hidden' && field.value !== field.defaultValue;
}

function swap(part: HTMLElement, fresh: HTMLElement, typed: boolean): void {
  served.set(part.id, fresh.outerHTML);
  keepOpened(part, fresh);
  if (typed) {
    carryOver(part, fresh);
  }
  const focused = part.contains(document.activeElement);
  part.replaceWith(document.adoptNode(fresh));
  if (focused) {
    focusOn(fresh);
  }
  // What gives elements their behaviour waits for htmx's event.
  document.dispatchEvent(new CustomEvent('htmx:load', {detail: {elt: fresh}}));
}

/** Whoever goes by keyboard or screen reader stays where they were. */
export function focusOn(part: HTMLElement): void {
  part.tabIndex = -1;
  part.focus({preventScroll: true});
}

/** What was unsealed or verified already, and is the same, stays as it is; and what was unfolded stays unfolded. */
function keepOpened(part: HTMLElement, fresh: HTMLElement): void {
  for (const name of ['sealed', 'voucher'] as const) {
    const done = [...part.querySelectorAll<HTMLElement>(`[data-${name}][data-state]`)]
      .filter(found => found.dataset.state === 'open' || found.dataset.state === 'secured');
    for (const place of fresh.querySelectorAll<HTMLElement>(`[data-${name}]`)) {
      const same = done.find(found => found.dataset[name] === place.dataset[name]);
      if (same !== undefined) {
        done.splice(done.indexOf(same), 1);
        place.replaceWith(same);
      }
    }
  }
  for (const open of part.querySelectorAll<HTMLDetailsElement>('details[id][open]')) {
    fresh.querySelector<HTMLDetailsElement>(`details#${CSS.escape(open.id)}`)?.setAttribute('open', '');
  }
}

/** A file field itself moves: nothing else can hold what was chosen. */
function carryOver(part: HTMLElement, fresh: HTMLElement): void {
  for (const field of fieldsOf(part).filter(found => found.id !== '' && isChanged(found))) {
    const place = fresh.querySelector<Field>(`#${CSS.escape(field.id)}`);
    if (place !== null && place.type === field.type) {
      if (field.type === 'file') {
        place.replaceWith(field);
      } else if (field instanceof HTMLInputElement && place instanceof HTMLInputElement) {
        place.value = field.value;
        place.checked = field.checked;
      } else {
        place.value = field.value;
      }
    }
  }
}
