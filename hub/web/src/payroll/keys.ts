// Keys of this browser that may approve running hours. They are kept as the wallet is (device.ts), until sign-out.
import {random, type Bytes} from '../bytes.ts';
import type {Address} from '../address.ts';
import {forgetSecret, keepSecret, keptSecret} from '../device.ts';
import {addressOfKey} from '../signature.ts';

const nameOf = (key: Address): string => `standing ${key}`;

/** Says to other pages of this browser, without their asking the hub, that there is something to look after. */
const HINT = 'stint.lent';

export async function freshKey(): Promise<{address: Address; key: Bytes}> {
  const key = random(32);
  return {address: addressOfKey(key), key};
}

export async function keepKey(me: Address, address: Address, key: Bytes): Promise<void> {
  await keepSecret(nameOf(address), key);
  localStorage.setItem(HINT, me);
}

export const keptKey = (address: Address): Promise<Bytes | undefined> => keptSecret(nameOf(address));

export const forgetKey = (address: Address): Promise<unknown> => forgetSecret(nameOf(address));

export const forgetHint = (): void => localStorage.removeItem(HINT);
