// The hub's API: every path that the browser calls, but for the stream's, which the page names; and what an answer that is no
// success becomes.
import type {Address} from './address.ts';
import type {Hex} from './bytes.ts';
import type {Pending} from './pending.ts';

const text = encodeURIComponent;

export const paths = {
  nonce: (address: Address) => `/api/sign-in/nonce?address=${address}`,
  signIn: '/api/sign-in',
  signOut: '/api/sign-out',
  signOutEverywhere: '/api/sign-out-everywhere',
  backupDone: '/api/account/backup-done',
  vault: '/api/vault',
  openVault: '/api/vault/open',
  prepare: (agreement: string | undefined, action: string) =>
    agreement === undefined
      ? `/api/actions/${text(action)}/prepare`
      : `/api/agreements/${text(agreement)}/actions/${text(action)}/prepare`,
  documents: '/api/documents',
  document: (id: Hex, author?: string) => `/api/documents/${id}${author === undefined ? '' : `?author=${text(author)}`}`,
  readingKey: (address: Address) => `/api/reading-keys/${address}`,
  blobs: '/api/blobs',
  blob: (hash: Hex) => `/api/blobs/${hash}`,
  transactions: '/api/transactions',
  push: '/api/alerts/push',
  pushRemove: '/api/alerts/push/remove',
  waiting: '/api/waiting',
  transactionCount: (address: Address, chainId: number) => `/api/transactions/nonce?address=${address}&chain=${chainId}`,
} as const;

/** What the hub refused, as RFC 9457 puts it. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    /** What is wrong, by the name of the field. */
    readonly fields: Readonly<Record<string, string>> = {},
    /** A word for programs; empty when it is not the hub that says it. */
    readonly type = '',
  ) {
    super(detail === '' ? title : `${title}: ${detail}`);
  }
}

/** Nothing came back: the hub may have done it or not. */
export class NoAnswer extends Error {}

/** Silence. What was signed is kept, and the next page sends it again. */
export class Kept extends NoAnswer {
  constructor(readonly pending: Pending, cause: unknown) {
    super('no answer', {cause});
  }
}

/** What was signed before, to do something else, has no answer: whoever signed it says first what becomes of it. */
export class Earlier extends Error {
  constructor(readonly left: readonly Pending[]) {
    super('something signed earlier has no answer');
  }
}

/** Whether the hub does not know who asks, as after signing out in another tab: it has looked at nothing. */
export const isStranger = (error: unknown): boolean =>
  error instanceof Problem && (error.status === 401 || error.type === '/problems/stranger');

/**
 * Whether the hub has decided, and said no: one that is busy or broken, gave up waiting for the request, or does not know who
 * asks, has not; nor has what stands before the hub.
 */
export const isRefusal = (error: unknown): error is Problem =>
  error instanceof Problem && error.type !== '' && error.status < 500 && ![408, 425, 429].includes(error.status)
  && !isStranger(error);

let csrf: string | undefined;

/** Signing in begins a new session with a token of its own. */
export function useCsrf(token: string): void {
  csrf = token;
}

export const csrfToken = (): string =>
  csrf ?? document.querySelector<HTMLMetaElement>('meta[name=csrf]')?.content ?? '';

interface Options {
  /** Repeating a request with the same key has the effect once. */
  readonly idempotencyKey?: string;
}

export const get = <T>(path: string): Promise<T> => json<T>('GET', path);

export const post = <T>(path: string, body: unknown, options: Options = {}): Promise<T> =>
  json<T>('POST', path, JSON.stringify(body), {
    'Content-Type': 'application/json',
    ...(options.idempotencyKey === undefined ? {} : {'Idempotency-Key': options.idempotencyKey}),
  });

export const put = <T>(path: string, body: unknown): Promise<T> =>
  json<T>('PUT', path, JSON.stringify(body), {'Content-Type': 'application/json'});

/** Bytes as they are, encrypted or not. */
export const postBytes = <T>(path: string, bytes: Uint8Array<ArrayBuffer>, type: string): Promise<T> =>
  json<T>('POST', path, bytes, {'Content-Type': type});

export const getBytes = async (path: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await (await call('GET', path)).arrayBuffer());

async function json<T>(method: string, path: string, body?: BodyInit, headers?: Record<string, string>): Promise<T> {
  const response = await call(method, path, body, headers);
  return response.text().then(answer => (answer === '' ? undefined : JSON.parse(answer)) as T).catch((error: unknown) => {
    throw new NoAnswer('the answer broke off, or is not the hub\'s', {cause: error});
  });
}

async function call(
  method: string, path: string, body?: BodyInit, headers: Record<string, string> = {},
): Promise<Response> {
  const response = await fetch(path, {
    method,
    headers: {Accept: 'application/json', ...headers, ...(method === 'GET' ? {} : {'X-CSRF': csrfToken()})},
    ...(body === undefined ? {} : {body}),
    credentials: 'same-origin',
    redirect: 'error',
  }).catch((error: unknown) => {
    throw new NoAnswer('the hub does not answer', {cause: error});
  });
  if (!response.ok) {
    throw await problemOf(response);
  }
  return response;
}

/** A proxy that cannot reach the hub tells nothing about what the hub did, nor does a hub that is still doing it. */
async function problemOf(response: Response): Promise<Problem | NoAnswer> {
  type Body = {type?: string; title?: string; detail?: string; fields?: Record<string, string>};
  const problem = await response.json().catch(() => undefined) as Body | undefined;
  if (problem === undefined && response.status >= 502 && response.status <= 504) {
    return new NoAnswer(`the hub does not answer (${response.status})`);
  }
  if (problem?.type === '/problems/in-flight') {
    return new NoAnswer('the hub is still at it');
  }
  return new Problem(
    response.status, String(problem?.title ?? response.statusText), String(problem?.detail ?? ''), problem?.fields ?? {},
    problem?.type);
}
