import assert from 'node:assert/strict';
import {test} from 'node:test';
import {checksumAddress, type Address as ViemAddress} from 'viem';
import {checksum, parseAddress} from '../src/address.ts';
import {stream} from './stream.ts';

// The examples of EIP-1191 for Rootstock.
const ROOTSTOCK = [
  '0x5aaEB6053f3e94c9b9a09f33669435E7ef1bEAeD', '0xFb6916095cA1Df60bb79ce92cE3EA74c37c5d359',
  '0xDBF03B407c01E7CD3cBea99509D93F8Dddc8C6FB', '0xD1220A0Cf47c7B9BE7a2e6ba89F429762E7B9adB',
];

test('checksums are those of viem, of EIP-55 and of EIP-1191', () => {
  const random = stream('address');
  for (let i = 0; i < 200; i++) {
    const address = random.hex(20) as ViemAddress;
    assert.equal(checksum(address), checksumAddress(address));
    const chainId = 1 + random.below(70_000);
    assert.equal(checksum(address, chainId), checksumAddress(address, chainId));
  }
});

test('the published examples of EIP-1191 are read for their chain only', () => {
  for (const address of ROOTSTOCK) {
    assert.equal(checksum(address, 30), address);
    assert.equal(parseAddress(address, 30).toLowerCase(), address.toLowerCase());
    assert.throws(() => parseAddress(address), /checksum/);
    assert.throws(() => parseAddress(address, 31), /checksum/);
  }
});

test('small, capital and checksummed letters give the same address', () => {
  const known = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
  const capital = `0x${known.slice(2).toUpperCase()}`;
  assert.deepEqual([known, known.toLowerCase(), capital].map(text => parseAddress(text)), [known, known, known]);
});

test('what is no address is refused, and a wrong digit is told from a wrong form', () => {
  for (const text of ['', '0x', '5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', `0x${'0'.repeat(41)}`, null, 7]) {
    assert.throws(() => parseAddress(text), /40 hexadecimal digits/);
  }
  assert.throws(() => parseAddress('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAee'), /a digit is wrong/);
});
