// What this browser keeps across pages: one IndexedDB with a few stores of values by name.

/** `secrets`: wrapped keys; `terms`: what the user accepted; `vouchers`: money that this device verified; `pending`:
 *  submissions whose answer has not come. */
export type Store = 'secrets' | 'terms' | 'vouchers' | 'pending';

const STORES: readonly Store[] = ['secrets', 'terms', 'vouchers', 'pending'];

let opened: Promise<IDBDatabase> | undefined;

const database = (): Promise<IDBDatabase> => (opened ??= openDatabase());

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('stint', 1);
    request.onupgradeneeded = () => STORES.forEach(store => request.result.createObjectStore(store));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('this browser keeps no data'));
  });
}

export const read = <T>(store: Store, key: string): Promise<T | undefined> =>
  run(store, 'readonly', s => s.get(key) as IDBRequest<T | undefined>);

export const all = <T>(store: Store): Promise<T[]> => run(store, 'readonly', s => s.getAll() as IDBRequest<T[]>);

/** Returns when the value is on disk, not only handed over. */
export const write = (store: Store, key: string, value: unknown): Promise<unknown> =>
  run(store, 'readwrite', s => s.put(value, key));

export const remove = (store: Store, key: string): Promise<unknown> => run(store, 'readwrite', s => s.delete(key));

export const clear = (store: Store): Promise<unknown> => run(store, 'readwrite', s => s.clear());

async function run<T>(store: Store, mode: IDBTransactionMode, use: (s: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await database()).transaction(store, mode, {durability: 'strict'});
  const request = use(transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error('not kept'));
  });
}
