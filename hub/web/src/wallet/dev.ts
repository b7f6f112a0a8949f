// Ready-made people of the local chain. Their keys are public and stand in the page.
import type {Person} from '../page.ts';
import {addressOfKey} from '../signature.ts';
import {KeyWallet, type Network} from './keywallet.ts';

export const devWallet = ({name, key}: Person, network: Network): KeyWallet =>
  new KeyWallet('dev', addressOfKey(key), name, () => Promise.resolve(key), network);
