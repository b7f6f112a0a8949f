// A passkey as the key of the vault: WebAuthn's PRF extension gives the same 32 secret bytes at each use. The hub checks
// nothing of the passkey; that the vault opens is the proof.
import {base64url, random, unbase64url, utf8, type Bytes} from '../bytes.ts';
import {WalletError} from './wallet.ts';

/** @property credential its id in base64url: how the hub finds the vault @property secret 32 bytes */
export interface Passkey {
  readonly credential: string;
  readonly secret: Bytes;
}

// The same for everybody: the secret is in the passkey, and a new device knows nothing else.
const INPUT = utf8('stint vault passkey 1');
const MINUTE = 60_000;

export const passkeysExist = (): boolean => typeof PublicKeyCredential === 'function';

/** @throws WalletError (passkey) when this device's passkeys have no PRF extension; (rejected) when the user stops */
export async function makePasskey(label: string): Promise<Passkey> {
  const made = await ask(() => navigator.credentials.create({
    publicKey: {
      challenge: random(32),
      rp: {name: 'Stint', id: location.hostname},
      user: {id: random(16), name: label, displayName: label},
      pubKeyCredParams: [{type: 'public-key', alg: -7}, {type: 'public-key', alg: -257}],
      authenticatorSelection: {residentKey: 'required', userVerification: 'required'},
      timeout: MINUTE,
      extensions: {prf: {eval: {first: INPUT}}},
    },
  }));
  const {prf} = made.getClientExtensionResults();
  if (prf?.enabled === false || prf === undefined) {
    throw new WalletError('passkey');
  }
  // Many devices give the secret only when the passkey is used, not when it is made.
  return prf.results === undefined ? usePasskey(base64url(new Uint8Array(made.rawId))) : passkeyOf(made);
}

/** @param credential absent: the user chooses among the passkeys of this hub */
export async function usePasskey(credential?: string): Promise<Passkey> {
  return passkeyOf(await ask(() => navigator.credentials.get({
    publicKey: {
      challenge: random(32),
      rpId: location.hostname,
      userVerification: 'required',
      timeout: MINUTE,
      ...(credential === undefined ? {} : {
        allowCredentials: [{type: 'public-key', id: unbase64url(credential, 'the passkey\'s id')}],
      }),
      extensions: {prf: {eval: {first: INPUT}}},
    },
  })));
}

function passkeyOf(credential: PublicKeyCredential): Passkey {
  const first = credential.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) {
    throw new WalletError('passkey');
  }
  const secret = Uint8Array.from(new Uint8Array(ArrayBuffer.isView(first) ? first.buffer : first));
  return {credential: base64url(new Uint8Array(credential.rawId)), secret};
}

async function ask(question: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const answer = await question();
    if (answer instanceof PublicKeyCredential) {
      return answer;
    }
    throw new WalletError('passkey');
  } catch (error) {
    const stopped = error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError');
    throw stopped ? new WalletError('rejected', '', {cause: error}) : error;
  }
}
