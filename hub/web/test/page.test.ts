// What the pages' own parts compute without a page.
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {formatUnits} from 'viem';
import {createSiweMessage} from 'viem/siwe';
import {parseAddress} from '../src/address.ts';
import {checkMessage} from '../src/signin.ts';
import {toJson, type Typed} from '../src/ui/fields.ts';
import {fill} from '../src/ui/texts.ts';
import {decimal} from '../src/ui/words.ts';
import {stream} from './stream.ts';

const random = stream('page');
const address = parseAddress(random.hex(20));
const place = {host: 'stint.example', origin: 'https://stint.example', chainId: 30};
const fine = {
  domain: place.host, address, uri: `${place.origin}/sign-in`, version: '1', chainId: 30, nonce: 'abcdefgh12345678',
  statement: 'Sign in to Stint. This costs nothing.',
} as const;

test('a message to sign in is signed for this site, account and chain only', () => {
  checkMessage(createSiweMessage(fine), address, place);
  checkMessage(createSiweMessage({...fine, uri: place.origin}), address, place);
  const others = [
    {domain: 'evil.example'}, {address: parseAddress(random.hex(20))}, {chainId: 31}, {uri: 'https://evil.example/'},
    {uri: 'https://stint.example.evil.example/'},
  ];
  for (const change of others) {
    assert.throws(() => checkMessage(createSiweMessage({...fine, ...change}), address, place), /was not signed/);
  }
  assert.throws(() => checkMessage('Send all my money', address, place), /was not signed/);
});

test('amounts are exact, without zeros at the end', () => {
  for (let i = 0; i < 200; i++) {
    const value = random.bits(1 + random.below(96)).toString();
    const decimals = random.below(19);
    assert.equal(decimal(value, decimals), formatUnits(BigInt(value), decimals));
  }
  assert.deepEqual(['0', '1', '1500000000000000000'].map(v => decimal(v, 18)), ['0', '0.000000000000000001', '1.5']);
});

const field = (name: string, value: string, as: Typed['as'] = 'text', checked = false): Typed => ({name, value, as, checked});

test('names with dots make objects and lists, and empty fields are left out', () => {
  const typed = [
    field('title', ' Photos '), field('pay.kind', 'fixed'), field('pay.amount', '12.50'), field('about', '  '),
    field('milestones.0.title', 'First'), field('milestones.0.amount', '5'), field('milestones.1.title', 'Second'),
    field('skills', 'java, sql\n css ,', 'list'), field('hoursPerWeek', '20', 'number'), field('hours', '', 'number'),
    field('showRecord', 'on', 'yes', true), field('closed', 'on', 'yes', false),
  ];
  assert.deepEqual(toJson(typed), {
    title: 'Photos', pay: {kind: 'fixed', amount: '12.50'}, skills: ['java', 'sql', 'css'], hoursPerWeek: 20,
    milestones: [{title: 'First', amount: '5'}, {title: 'Second'}], showRecord: true, closed: false,
  });
});

test('a field cannot reach what every object inherits', () => {
  toJson([field('__proto__.polluted', 'yes'), field('constructor.prototype.polluted', 'yes')]);
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
});

test('texts are filled in once, whatever the values hold', () => {
  assert.equal(fill('{0} of {1}, {2}', ['{1}', 5]), '{1} of 5, {2}');
});

test('every text of the list is used, and every fault of a wallet has one', () => {
  const texts = Object.keys(JSON.parse(readFileSync('texts.json', 'utf8')) as object);
  const code = readdirSync('src', {recursive: true}).map(String).filter(name => name.endsWith('.ts'))
    .map(name => readFileSync(`src/${name}`, 'utf8')).join('\n');
  const made = /^(?:wallet\.[a-z]+(?:\.detail)?|field\.[A-Za-z]+)$/;
  const unused = texts.filter(key => !made.test(key) && !code.includes(`'${key}'`));
  assert.deepEqual(unused, []);
  const faults = /export type WalletFault =\n([^;]+);/.exec(code)![1]!.match(/[a-z]+/g)!;
  assert.deepEqual(faults.filter(name => !texts.includes(`wallet.${name}`)), []);
});
