// What this page says, in its language: a JSON block of the page. English, and all keys: payroll-texts.json.
import type english from '../../payroll-texts.json';
import {block} from '../page.ts';
import {counted} from '../hours/counted.ts';

let words: Readonly<Record<string, string>> | undefined;

export type Said = keyof typeof english;

export const say = (key: Said, ...values: readonly (string | number)[]): string =>
  counted((words ??= block<Record<string, string>>('payroll-texts') ?? {})[key] ?? key, values);
