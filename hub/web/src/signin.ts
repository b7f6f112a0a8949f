// Signing in: the hub writes the message (EIP-4361), the wallet signs it, the hub begins a session.
import type {Address} from './address.ts';
import {get, paths, post, useCsrf} from './api.ts';
import type {Wallet} from './wallet/wallet.ts';

/** What a message must say to be signed here. */
export interface Place {
  readonly host: string;
  readonly origin: string;
  readonly chainId: number;
}

/**
 * Signs in and leaves the new session's cookie with the browser.
 * @param wanted where the user was going
 * @returns where the hub sends the user next: there, when it is a page of this hub
 * @throws TypeError when the hub's message is for another site, account or chain
 */
export async function signIn(wallet: Wallet, place: Place, wanted = '/'): Promise<string> {
  const {message} = await get<{message: string}>(paths.nonce(wallet.address));
  checkMessage(message, wallet.address, place);
  const signature = await wallet.signMessage(message);
  const session = await post<{csrf: string; location: string}>(paths.signIn, {message, signature, next: wanted});
  useCsrf(session.csrf);
  return session.location;
}

/** A message for somewhere else would let that place's owner sign in as the user here, or the other way round. */
export function checkMessage(message: string, address: Address, {host, origin, chainId}: Place): void {
  const lines = message.split('\n');
  const expected = [`${host} wants you to sign in with your Ethereum account:`, address];
  const said = new Map(lines.slice(2).map(line => {
    const colon = line.indexOf(': ');
    return [line.slice(0, colon), line.slice(colon + 2)] as const;
  }));
  const uri = said.get('URI') ?? '';
  const fits = lines[0] === expected[0] && lines[1] === expected[1] && (uri === origin || uri.startsWith(`${origin}/`))
    && said.get('Version') === '1' && said.get('Chain ID') === String(chainId) && (said.get('Nonce') ?? '').length >= 8;
  if (!fits) {
    throw new TypeError(`the message to sign in is not for ${address} at ${host}; it was not signed`);
  }
}
