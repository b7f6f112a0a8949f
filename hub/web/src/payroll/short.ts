import type {Address} from '../address.ts';

/** `0x83d2…11b7`, as pages shorten it. */
export const shortened = (address: Address): string => `${address.slice(0, 6)}…${address.slice(-4)}`;
