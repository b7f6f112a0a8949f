// The meter: earned, handed in, approved, secured, drawn, as one bar and in words.
import {element} from '../ui/dom.ts';
import type {Money} from './money.ts';
import type {State} from './state.ts';
import {say, sum} from './words.ts';

const WHOLE = 1000;

/** From the last that happens to the first; each shows what is its own. The class is that of the colour. */
const PARTS = [
  ['drawn', 'drawn'], ['secured', 'secured'], ['approved', 'approved'], ['handed', 'claimed'], ['earned', 'left'],
] as const;

/** Widths in thousandths: together the whole, and none that has money is invisible. */
export function widths(amounts: readonly bigint[]): number[] {
  const all = amounts.reduce((total, amount) => total + amount, 0n);
  if (all === 0n) {
    return amounts.map(() => 0);
  }
  const wide = amounts.map(amount => (amount === 0n ? 0 : Math.max(8, Number(amount * BigInt(WHOLE) / all))));
  const widest = wide.indexOf(Math.max(...wide));
  wide[widest]! += WHOLE - wide.reduce((total, width) => total + width, 0);
  return wide;
}

/** @param compact the bar and one line */
export function showMeter(place: HTMLElement, money: Money, state: State, compact = false): void {
  const own = PARTS.map(([name], i) => money[name] - (i === 0 ? 0n : money[PARTS[i - 1]![0]]));
  const wide = widths(own);
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const told = PARTS.map(([name]) => `${say(`meter.${name}`)} ${sum(money[name], state)}`);
  attributes(svg, {
    class: 'meter', viewBox: `0 0 ${WHOLE} 18`, preserveAspectRatio: 'none', role: 'img', 'aria-label': told.join(', '),
  });
  let at = 0;
  PARTS.forEach(([, colour], i) => {
    if (wide[i]! > 0) {
      const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
      attributes(rect, {class: `fill-${colour}`, x: String(at), y: '0', width: String(wide[i]), height: '18'});
      svg.append(rect);
      at += wide[i]!;
    }
  });
  const legend = element('dl', {class: 'legend'}, ...[...PARTS].reverse().map(([name, colour]) => element(
    'div', {}, element('dt', {}, element('i', {class: `dot fill-${colour}`}), say(`meter.${name}`)),
    element('dd', {'data-meter': name}, sum(money[name], state)))));
  place.replaceChildren(svg, ...compact ? [element('p', {class: 'help'}, told[1]!)] : [legend]);
}

const attributes = (of: Element, all: Readonly<Record<string, string>>): void =>
  Object.entries(all).forEach(([name, value]) => of.setAttribute(name, value));
