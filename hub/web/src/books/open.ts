// For how many hours payments were, opened with the key of this browser.
import {get, paths, Problem} from '../api.ts';
import type {Address} from '../address.ts';
import type {Bytes, Hex} from '../bytes.ts';
import type {Served} from '../publish.ts';
import {minutesOf, requireTerms, type Agreement, type Document, type Library, type Payment} from './paid.ts';

/** Payments of a page's lines, and the agreements that they are of. */
export interface Hours {
  readonly payments: readonly Payment[];
  readonly agreements: Readonly<Record<Hex, Agreement>>;
}

/** Minutes of the payments for hours; and why others could not be opened. */
export interface Opened {
  readonly minutes: ReadonlyMap<Payment, number>;
  readonly troubles: readonly string[];
}

export async function openHours({payments, agreements}: Hours, library: Library): Promise<Opened> {
  const minutes = new Map<Payment, number>();
  const troubles: string[] = [];
  for (const payment of payments) {
    try {
      const agreement = agreements[payment.agreement]!;
      requireTerms(payment.agreement, agreement);
      const known = await minutesOf(payment, agreement, library);
      if (known !== undefined) {
        minutes.set(payment, known);
      }
    } catch (error) {
      troubles.push(error instanceof Error ? error.message : String(error));
    }
  }
  return {minutes, troubles};
}

/** Each document is fetched and opened once. */
export async function libraryOf(me: Address, key: Bytes): Promise<Library> {
  const {opened} = await import('../pages/reading.ts');
  const shelf = new Map<Hex, Promise<Document | undefined>>();
  const fetched = async (id: Hex): Promise<Document | undefined> => {
    try {
      const served = await get<Served>(paths.document(id));
      return {kind: served.kind, author: served.author, body: await opened(served, id, me, key, served.author)};
    } catch (error) {
      if (error instanceof Problem && error.status === 404) {
        return undefined;
      }
      throw error;
    }
  };
  return id => {
    const known = shelf.get(id) ?? fetched(id);
    shelf.set(id, known);
    return known;
  };
}
