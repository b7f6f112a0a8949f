// The parts of the page that follow what happens, as the server wrote them.

/** By their ids. */
export const served = new Map<string, string>();

export const parts = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[id][data-live]')];

/** Before any script has changed them. */
export function remember(): void {
  parts().forEach(part => served.set(part.id, part.outerHTML));
}
