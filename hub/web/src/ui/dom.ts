// Elements are made, never parsed from text: what a stranger wrote stays text.

type Child = Node | string;
type Attributes = Readonly<Record<string, string | boolean | (() => void)>>;

/** A function becomes the click handler, true an attribute without value, false none. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Attributes = {}, ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(name, value);
    } else if (value !== false) {
      made.setAttribute(name, value === true ? '' : value);
    }
  }
  made.append(...children);
  return made;
}

/** Runs `use` for each element that fits, now and when htmx brings new ones; once for each. */
export function forEach<E extends HTMLElement>(selector: string, use: (found: E) => void): void {
  const seen = new WeakSet<Element>();
  const look = (root: ParentNode): void => {
    for (const found of root.querySelectorAll<E>(selector)) {
      if (!seen.has(found)) {
        seen.add(found);
        use(found);
      }
    }
  };
  look(document);
  document.addEventListener('htmx:load', () => look(document));
}

/** Returns when the browser has had its turn: long work is done in pieces, so that the page answers to fingers in between. */
export const breathe = (): Promise<void> => {
  const {scheduler} = globalThis as {scheduler?: {yield?(): Promise<void>}};
  return scheduler?.yield?.() ?? new Promise(resolve => setTimeout(resolve));
};
