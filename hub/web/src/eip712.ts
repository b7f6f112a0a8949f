// Hashes of EIP-712 typed data in the JSON of eth_signTypedData_v4. Only flat messages of address, bytes32, string and
// uint8 to uint256: all that Stint signs. Anything else is refused, so that nothing is signed that a page cannot show.
import {keccak_256} from '@noble/hashes/sha3.js';
import {parseAddress} from './address.ts';
import {concat, uint, unhex, utf8, type Bytes} from './bytes.ts';

export interface Field {
  readonly name: string;
  readonly type: string;
}

export interface TypedData {
  readonly types: Readonly<Record<string, readonly Field[]>>;
  readonly primaryType: string;
  readonly domain: Readonly<Record<string, unknown>>;
  readonly message: Readonly<Record<string, unknown>>;
}

const DOMAIN = 'EIP712Domain';
const DOMAIN_FIELDS: readonly Field[] = [
  {name: 'name', type: 'string'},
  {name: 'version', type: 'string'},
  {name: 'chainId', type: 'uint256'},
  {name: 'verifyingContract', type: 'address'},
];
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * What a wallet signs: keccak256(0x1901, domain separator, struct hash).
 * @throws TypeError for a type that is not known, a field too many or missing, a value that does not fit its type
 */
export function digest(data: TypedData): Bytes {
  checkTypes(data);
  return keccak(Uint8Array.of(0x19, 0x01), domainSeparator(data), structHash(data));
}

/** keccak256 of the type hash and the message's fields, before the domain is added: a leaf of a batch. */
export function structHash({types, primaryType, message}: TypedData): Bytes {
  return hashStruct(primaryType, fieldsOf(types, primaryType), message);
}

function domainSeparator({types, domain}: TypedData): Bytes {
  const present = DOMAIN_FIELDS.filter(field => field.name in domain);
  const declared = types[DOMAIN] ?? present;
  if (typeText(DOMAIN, declared) !== typeText(DOMAIN, present)) {
    throw new TypeError(`the domain's fields are not those that its type names: ${typeText(DOMAIN, declared)}`);
  }
  return hashStruct(DOMAIN, declared, domain);
}

function checkTypes({types, primaryType}: TypedData): void {
  fieldsOf(types, primaryType);
  const others = Object.keys(types).filter(name => name !== DOMAIN && name !== primaryType);
  if (primaryType === DOMAIN || others.length > 0) {
    throw new TypeError(`typed data with one flat type only is signed, not ${[primaryType, ...others].join(', ')}`);
  }
}

function fieldsOf(types: TypedData['types'], name: string): readonly Field[] {
  const fields = Object.hasOwn(types, name) ? types[name] : undefined;
  if (!NAME.test(name) || fields === undefined || fields.length === 0) {
    throw new TypeError(`the typed data does not say what a ${name} is`);
  }
  return fields;
}

const typeText = (name: string, fields: readonly Field[]): string =>
  `${name}(${fields.map(field => `${field.type} ${field.name}`).join(',')})`;

function hashStruct(name: string, fields: readonly Field[], values: Readonly<Record<string, unknown>>): Bytes {
  const names = new Set(fields.map(field => field.name));
  const strange = Object.keys(values).filter(key => !names.has(key));
  if (names.size !== fields.length || strange.length > 0 || fields.some(field => !NAME.test(field.name))) {
    throw new TypeError(`the fields of ${name} do not fit its type ${typeText(name, fields)}: ${strange.join(', ')}`);
  }
  const words = fields.map(field => {
    if (!Object.hasOwn(values, field.name)) {
      throw new TypeError(`${name} lacks ${field.name}`);
    }
    return word(field.type, values[field.name], `${name}.${field.name}`);
  });
  return keccak(keccak(utf8(typeText(name, fields))), ...words);
}

function word(type: string, value: unknown, what: string): Bytes {
  if (type === 'address') {
    return concat(new Uint8Array(12), unhex(parseAddress(value), what, 20));
  }
  if (type === 'bytes32') {
    return unhex(value, what, 32);
  }
  if (type === 'string') {
    if (typeof value !== 'string') {
      throw new TypeError(`${what} is not a string`);
    }
    return keccak(utf8(value));
  }
  return uint(parseUint(value, uintBits(type, what), what), 32);
}

function uintBits(type: string, what: string): number {
  const bits = Number(/^uint([1-9][0-9]{0,2})$/.exec(type)?.[1]);
  if (!(bits % 8 === 0 && bits <= 256)) {
    throw new TypeError(`${what} is of the type ${type}, which is never signed here`);
  }
  return bits;
}

/**
 * Reads a number that is written in decimal digits or as a safe integer.
 * @throws TypeError when it has another form or more than `bits` bits
 */
export function parseUint(value: unknown, bits: number, what: string): bigint {
  const whole = typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value));
  if (!whole && !(typeof value === 'string' && /^(?:0|[1-9][0-9]{0,77})$/.test(value))) {
    throw new TypeError(`${what} is not a whole number in decimal digits: ${String(value)}`);
  }
  const number = BigInt(value as bigint | number | string);
  if (number < 0n || number >> BigInt(bits) !== 0n) {
    throw new TypeError(`${what} does not fit in uint${bits}: ${number}`);
  }
  return number;
}

const keccak = (...parts: readonly Uint8Array[]): Bytes => Uint8Array.from(keccak_256(concat(...parts)));
