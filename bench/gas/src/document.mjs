// The part of docs/benchmarks.md that a run writes, between two marks.
import {readFileSync, writeFileSync} from 'node:fs';

const DOCUMENT = new URL('../../../docs/benchmarks.md', import.meta.url);
const BEGIN = '<!-- gas:begin -->';
const END = '<!-- gas:end -->';

/** The text between the marks replaced. */
export function replaced(text, tables) {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`docs/benchmarks.md must have ${BEGIN} and, behind it, ${END}`);
  return `${text.slice(0, begin + BEGIN.length)}\n${tables}\n${text.slice(end)}`;
}

/** The lines of the document that are not what was measured, with what was: [] when all are. */
export function differences(text, tables) {
  const now = replaced(text, tables).split('\n');
  const before = text.split('\n');
  const length = Math.max(now.length, before.length);
  const found = [];
  for (let i = 0; i < length; i++) if (now[i] !== before[i]) found.push({written: before[i] ?? '', measured: now[i] ?? ''});
  return found;
}

export const read = () => readFileSync(DOCUMENT, 'utf8');
export const write = tables => writeFileSync(DOCUMENT, replaced(read(), tables));
