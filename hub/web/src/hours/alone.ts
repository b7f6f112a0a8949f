// What all tabs of this browser keep in one place.

/** Reads and writes while no other tab does; where a browser has no locks, as well as it can. */
export const alone = async <T>(name: string, work: () => T | Promise<T>): Promise<T> =>
  await (globalThis.navigator?.locks?.request(name, work) ?? work()) as T;
