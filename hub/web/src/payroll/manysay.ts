// What the pages for lists of pay say: a JSON block of the page. English, and all keys: many-texts.json.
import type english from '../../many-texts.json';
import {shortened} from './short.ts';
import {block} from '../page.ts';
import {counted} from '../hours/counted.ts';
import {coins} from '../ui/words.ts';
import {element} from '../ui/dom.ts';
import type {Item, Sum} from './manydata.ts';

let words: Readonly<Record<string, string>> | undefined;

export type Said = keyof typeof english;

export const say = (key: Said, ...values: readonly (string | number)[]): string =>
  counted((words ??= block<Record<string, string>>('many-texts') ?? {})[key] ?? key, values);

export const saySum = ({amount, token: {decimals, symbol}}: Sum): string => coins(BigInt(amount), decimals, symbol);

export const saySums = (sums: readonly Sum[]): string => sums.map(saySum).join(' + ');

export const sayChange = (of: Sum, before: string, after: string): string =>
  `${saySum({...of, amount: before})} → ${saySum({...of, amount: after})}`;

/** What a worker may draw in all, before and after. */
export const sayTotal = (item: Item): string => sayChange(item, item.approved ?? '0', item.total ?? '0');

/** People choose their names; the address is beside it. */
export const who = ({agreement, name, worker}: Item): readonly HTMLElement[] => [
  element('a', {href: `/agreements/${agreement}`, title: worker}, name),
  ...(name === shortened(worker) ? [] : [element('span', {class: 'said hash'}, shortened(worker))])];
