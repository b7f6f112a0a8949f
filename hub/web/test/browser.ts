// What the code asks of a browser, for tests that run without one. Time passes at once.
type Call = {readonly method: string; readonly path: string; readonly body: unknown; readonly key: string | undefined};

/** The answer of a status, or of a status and a body; nothing: the connection breaks off. */
export type Answer = number | readonly [number, unknown] | undefined;

export interface FakeBrowser {
  /** What the hub was asked, in order. */
  readonly calls: Call[];
  readonly kept: Map<string, string>;
  reloads: number;
  /** What is in a store of the database. */
  store(name: string): Map<string, unknown>;
}

interface Fake {
  onupgradeneeded?: () => void;
  onsuccess?: () => void;
  oncomplete?: () => void;
}

/** One for all tests of a file: the code under test opens it once. */
const stores = new Map<string, Map<string, unknown>>();

function objectStore(name: string) {
  const data = stores.get(name)!;
  const done = <T>(result: T): {result: T} => ({result});
  return {
    get: (key: string) => done(data.get(key)),
    getAll: () => done([...data.keys()].sort().map(key => data.get(key))),
    put: (value: unknown, key: string) => done(void data.set(key, value)),
    delete: (key: string) => done(void data.delete(key)),
  };
}

const database = {
  createObjectStore: (name: string) => stores.set(name, new Map()),
  transaction: (): object => {
    const transaction: Fake & object = {};
    queueMicrotask(() => transaction.oncomplete?.());
    return Object.assign(transaction, {objectStore});
  },
};

function open(): object {
  const request: Fake = {};
  queueMicrotask(() => {
    if (stores.size === 0) {
      request.onupgradeneeded?.();
    }
    request.onsuccess?.();
  });
  return Object.assign(request, {result: database});
}

/** One after the other, by name. */
function locks(): object {
  const last = new Map<string, Promise<unknown>>();
  return {
    request: (name: string, work: () => unknown) => {
      const next = (last.get(name) ?? Promise.resolve()).catch(() => undefined).then(work);
      last.set(name, next);
      return next;
    },
  };
}

/** Runs the test in a browser of its own; `answer` is the hub. */
export async function inBrowser(
  answer: (call: Call) => Answer | Promise<Answer>, run: (browser: FakeBrowser) => Promise<void>,
): Promise<void> {
  stores.forEach(store => store.clear());
  const kept = new Map<string, string>();
  const browser: FakeBrowser = {calls: [], kept, reloads: 0, store: name => stores.get(name) ?? new Map()};
  const fakes = {
    indexedDB: {open},
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    },
    location: {reload: () => { browser.reloads++; }},
    navigator: {locks: locks()},
    document: {querySelector: () => null, getElementById: () => null},
    setTimeout: (work: () => void) => { setImmediate(work); },
    fetch: async (path: string, {method, body, headers}: {method: string; body?: string; headers: Record<string, string>}) => {
      const call = {method, path, body: body === undefined ? undefined : JSON.parse(body) as unknown, key: headers['Idempotency-Key']};
      browser.calls.push(call);
      const found = await answer(call);
      if (found === undefined) {
        throw new TypeError('the connection broke off');
      }
      const [status, json] = typeof found === 'number' ? [found, undefined] : found;
      return new Response(json === undefined ? null : JSON.stringify(json), {status});
    },
  };
  const before = Object.entries(Object.getOwnPropertyDescriptors(globalThis)).filter(([name]) => name in fakes);
  for (const [name, value] of Object.entries(fakes)) {
    Object.defineProperty(globalThis, name, {value, configurable: true, writable: true});
  }
  try {
    await run(browser);
  } finally {
    Object.keys(fakes).forEach(name => Reflect.deleteProperty(globalThis, name));
    before.forEach(([name, descriptor]) => Object.defineProperty(globalThis, name, descriptor));
  }
}
