// What the server says about the page in its head: who is signed in, which chain it is, who may be tried at once.
import {parseAddress, type Address} from './address.ts';
import {unhex, type Bytes} from './bytes.ts';
import type {Chain} from './wallet/injected.ts';

const meta = (name: string): string | undefined =>
  document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content || undefined;

/** Whose session it is; absent: nobody is signed in. */
export function account(): Address | undefined {
  const address = meta('account');
  return address === undefined ? undefined : parseAddress(address);
}

/** `<meta name="chain">` holds the JSON of wallet_addEthereumChain. */
export function chain(): Chain {
  const text = meta('chain');
  if (text === undefined) {
    throw new Error('the page is for no chain');
  }
  return JSON.parse(text) as Chain;
}

/** The chains of a developer's own computer: anvil, ganache, and Rootstock's regtest. */
const LOCAL = [31_337n, 1337n, 33n];

export interface Person {
  readonly name: string;
  readonly key: Bytes;
}

/** Ready-made people with money, of `<body data-people>`; none on a chain where money is real. */
export function people(): readonly Person[] {
  const text = document.body.dataset.people;
  if (text === undefined || !LOCAL.includes(BigInt(chain().chainId))) {
    return [];
  }
  return (JSON.parse(text) as {name: string; key: string}[])
    .map(({name, key}) => ({name, key: unhex(key, `the key of ${name}`, 32)}));
}

/** A JSON block of the page, by its id. */
export function block<T>(id: string): T | undefined {
  const text = document.getElementById(id)?.textContent;
  return text === null || text === undefined || text.trim() === '' ? undefined : JSON.parse(text) as T;
}
