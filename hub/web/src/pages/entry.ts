// The page where one signs in: the ready-made people, and what this browser cannot do is not offered.
import {people} from '../page.ts';
import {passkeysExist} from '../wallet/passkey.ts';
import {devWallet} from '../wallet/dev.ts';
import {hubNetwork} from '../wallet/current.ts';
import type {Wallet} from '../wallet/wallet.ts';
import {forEach} from '../ui/dom.ts';

/** A passkey belongs to a name; browsers make none for a number. */
const named = (): boolean => !/^[\d.]+$|^\[/.test(location.hostname);

export function startEntry(enter: (wallet: Wallet) => void): void {
  forEach('[data-passkey]', offer => { offer.hidden = !passkeysExist() || !named(); });
  const ready = people();
  forEach<HTMLButtonElement>('button[data-person]', button => {
    const person = ready.find(({name}) => name === button.dataset.person);
    button.disabled = person === undefined;
    button.addEventListener('click', () => person !== undefined && enter(devWallet(person, hubNetwork())));
  });
}

/** Where the user was going. */
export const wanted = (): string => document.querySelector<HTMLElement>('[data-sign-in]')?.dataset.signIn ?? '/';
