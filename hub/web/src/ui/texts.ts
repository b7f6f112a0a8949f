// The page's words, in its language: the server puts them into a JSON block. English, and all keys: texts.json.
import type english from '../../texts.json';
import {block} from '../page.ts';

export type Text = keyof typeof english;

let words: Readonly<Record<string, string>> | undefined;

/** The text of the key, with {0}, {1}… replaced. */
export function text(key: Text, ...values: readonly (string | number)[]): string {
  return fill(lookUp(key) ?? key, values);
}

/** As {@link text} for keys that are made of names in data; the name itself where there is no text. */
export const textOr = (key: string, otherwise: string): string => lookUp(key) ?? otherwise;

const lookUp = (key: string): string | undefined => (words ??= block<Record<string, string>>('texts') ?? {})[key];

export const fill = (pattern: string, values: readonly (string | number)[]): string =>
  pattern.replace(/\{(\d)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
