// JSON in the one form of RFC 8785, so that equal contents have equal bytes and one hash.
import {utf8, type Bytes} from './bytes.ts';

export type Json = null | boolean | number | string | readonly Json[] | {readonly [key: string]: Json};
export type JsonObject = {readonly [key: string]: Json};

/** In bytes of UTF-8; what is larger is attached as a file. */
export const LARGEST = 64 * 1024;
const DEEPEST = 64;

/**
 * Writes the canonical form of an object or array.
 * @throws TypeError for what readers would take differently: half characters, numbers that are not finite or nearer to
 *   zero than 2^-1022, integers beyond 2^53-1 (money goes in strings), values that are no JSON, nesting deeper than 64,
 *   more than 64 KiB
 */
export function canonical(value: Json): string {
  if (typeof value !== 'object' || value === null) {
    throw new TypeError('a document is a JSON object or array');
  }
  const text = write(value, 1);
  if (utf8(text).length > LARGEST) {
    throw new TypeError(`a document is at most ${LARGEST} bytes; attach what is large as a file`);
  }
  return text;
}

export const canonicalBytes = (value: Json): Bytes => utf8(canonical(value));

function write(value: Json, depth: number): string {
  if (depth > DEEPEST && typeof value === 'object' && value !== null) {
    throw new TypeError(`the JSON is nested deeper than ${DEEPEST}`);
  }
  if (Array.isArray(value)) {
    return `[${value.map(element => write(element, depth + 1)).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    return writeObject(value as JsonObject, depth);
  }
  return writeScalar(value as null | boolean | number | string);
}

function writeObject(value: JsonObject, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError('plain JSON only');
  }
  // The default order of sort is by UTF-16 code units, which is what RFC 8785 asks for.
  const members = Object.keys(value).sort().map(key => `${writeScalar(key)}:${write(value[key]!, depth + 1)}`);
  return `{${members.join(',')}}`;
}

/** ECMAScript's own writing of strings and numbers is the one that RFC 8785 names. */
function writeScalar(value: null | boolean | number | string): string {
  switch (typeof value) {
    case 'string':
      utf8(value);
      return JSON.stringify(value);
    case 'number':
      return writeNumber(value);
    case 'boolean':
      return String(value);
    default:
      if (value === null) {
        return 'null';
      }
      throw new TypeError(`a document cannot hold ${typeof value}`);
  }
}

function writeNumber(value: number): string {
  const text = JSON.stringify(value);
  // Nearer to zero printers of numbers disagree. From 1e21 on it is written with an exponent, and nobody takes it for exact.
  if (!Number.isFinite(value) || (value !== 0 && Math.abs(value) < 2 ** -1022)
    || (/^-?\d+$/.test(text) && !Number.isSafeInteger(value))) {
    throw new TypeError(`the number ${value} is not exact in JSON; write it as a string`);
  }
  return text;
}
