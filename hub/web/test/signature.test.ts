import assert from 'node:assert/strict';
import {test} from 'node:test';
import {secp256k1} from '@noble/curves/secp256k1.js';
import {parseSignature, serializeCompactSignature, signatureToCompactSignature} from 'viem';
import {privateKeyToAccount} from 'viem/accounts';
import {concat, hex, uint, unhex} from '../src/bytes.ts';
import {addressOfKey, recover, sign, withPlainV} from '../src/signature.ts';
import {stream} from './stream.ts';

const short = (signature: string): string =>
  serializeCompactSignature(signatureToCompactSignature(parseSignature(signature as never)));

test('signatures are those of viem, and both forms give the signer', async () => {
  const random = stream('signature');
  for (let i = 0; i < 40; i++) {
    const key = random.hex(32);
    const account = privateKeyToAccount(key);
    const digest = random.bytes(32);
    const signature = sign(digest, unhex(key, 'key'));
    assert.equal(signature, await account.sign({hash: hex(digest)}));
    assert.equal(addressOfKey(unhex(key, 'key')), account.address);
    assert.equal(recover(digest, signature), account.address);
    assert.equal(recover(digest, short(signature)), account.address);
    assert.notEqual(recover(random.bytes(32), signature), account.address);
  }
});

test('a high s is refused in both forms', () => {
  const digest = stream('high s').bytes(32);
  const bytes = unhex(sign(digest, unhex(`0x${'01'.repeat(32)}`, 'key')), 'signature');
  const s = secp256k1.Point.Fn.ORDER - BigInt(hex(bytes.slice(32, 64)));
  const high = concat(bytes.slice(0, 32), uint(s, 32), Uint8Array.of(bytes[64]! === 27 ? 28 : 27));
  assert.throws(() => recover(digest, hex(high)), /high s/);
  const halfPlusOne = uint((secp256k1.Point.Fn.ORDER >> 1n) + 1n, 32);
  assert.throws(() => recover(digest, hex(concat(bytes.slice(0, 32), halfPlusOne))), /high s/);
});

test('what is no signature is refused', () => {
  const digest = new Uint8Array(32);
  for (const length of [0, 63, 66, 130]) {
    assert.throws(() => recover(digest, `0x${'01'.repeat(length)}`), /64 or 65 bytes/);
  }
  for (const v of ['00', '01', '1a', '1d', '25']) {
    assert.throws(() => recover(digest, `0x${'01'.repeat(64)}${v}`), /27 or 28/);
  }
  assert.throws(() => recover(digest, `0x${'00'.repeat(64)}1b`), /nobody's/);
  assert.throws(() => recover(digest, 'signature'), /hexadecimal/);
});

test('a wallet\'s v of 0 or 1 is written as 27 or 28, and nothing else is changed', () => {
  const rs = '11'.repeat(64);
  assert.equal(withPlainV(`0x${rs}00`), `0x${rs}1b`);
  assert.equal(withPlainV(`0x${rs}01`), `0x${rs}1c`);
  assert.equal(withPlainV(`0x${rs}1c`), `0x${rs}1c`);
  assert.equal(withPlainV(`0x${rs}`), `0x${rs}`);
});

test('zero and the curve\'s order are no keys', () => {
  assert.throws(() => addressOfKey(new Uint8Array(32)), /no private key/);
  assert.throws(() => addressOfKey(uint(secp256k1.Point.Fn.ORDER, 32)), /no private key/);
});
