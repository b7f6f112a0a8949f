// What the pages for lists of pay say: a JSON block of the page. English, and all keys: many-texts.json.
import type english from '../../many-texts.json';
import {block} from '../page.ts';
import {fill} from '../ui/texts.ts';
import {coins} from '../ui/words.ts';
import type {Sum} from './manydata.ts';

let words: Readonly<Record<string, string>> | undefined;

export type Said = keyof typeof english;

export const say = (key: Said, ...values: readonly (string | number)[]): string =>
  fill((words ??= block<Record<string, string>>('many-texts') ?? {})[key] ?? key, values);

export const saySum = ({amount, token: {decimals, symbol}}: Sum): string => coins(BigInt(amount), decimals, symbol);

export const saySums = (sums: readonly Sum[]): string => sums.map(saySum).join(' + ');
