// Texts in which one is said otherwise than many, as the server's texts have it: {0,choice,1#one hour|1<{0} hours}.
import {fill} from '../ui/texts.ts';

const CHOICE = /\{(\d),choice,1#([^|]*)\|1<((?:[^{}]|\{\d\})*)\}/g;

/** As fill, with what fits each number. */
export const counted = (pattern: string, values: readonly (string | number)[]): string =>
  fill(pattern.replace(CHOICE, (_, at: string, one: string, many: string) => (Number(values[Number(at)]) === 1 ? one : many)), values);
