import assert from 'node:assert/strict';
import {hkdfSync, scryptSync} from 'node:crypto';
import {test} from 'node:test';
import {hex} from '../src/bytes.ts';
import {addressOfKey} from '../src/signature.ts';
import {openVault, passkeyKeys, passphraseKeys, sealVault, vaultName, type Vault} from '../src/wallet/vault.ts';
import {WalletError, type WalletFault} from '../src/wallet/wallet.ts';
import {stream} from './stream.ts';

const random = stream('vault');
const entropy = random.bytes(16);
const address = addressOfKey(random.bytes(32));
const keys = await passkeyKeys(random.bytes(32));
const vault = await sealVault(entropy, address, 'a passkey', keys);

const fault = (expected: WalletFault) => (error: unknown): boolean =>
  error instanceof WalletError && error.fault === expected;

test('a vault opens with its key, also after it was stored as JSON', async () => {
  assert.deepEqual(await openVault(JSON.parse(JSON.stringify(vault)) as Vault, keys), entropy);
});

test('the vault holds neither words nor keys', () => {
  const stored = JSON.stringify(vault);
  for (const secret of [entropy, keys.encryption, keys.proof]) {
    assert.ok(!stored.includes(hex(secret).slice(2)));
  }
  assert.notDeepEqual(keys.encryption, keys.proof);
});

test('another key, or a change of any part, does not open it', async () => {
  const other = await passkeyKeys(random.bytes(32));
  await assert.rejects(openVault(vault, other), fault('passphrase'));
  const flipped = vault.data.replace(/.$/, last => (last === '0' ? '1' : '0')) as Vault['data'];
  const changes: Partial<Vault>[] = [
    {data: flipped}, {name: 'another'}, {address: addressOfKey(random.bytes(32))}, {nonce: hex(random.bytes(12))},
  ];
  for (const change of changes) {
    await assert.rejects(openVault({...vault, ...change}, keys), fault('passphrase'), JSON.stringify(change));
  }
  await assert.rejects(openVault({...vault, v: 2} as unknown as Vault, keys), fault('failed'));
});

test('two vaults of the same words differ', async () => {
  const again = await sealVault(entropy, address, 'a passkey', keys);
  assert.notEqual(again.nonce, vault.nonce);
  assert.notEqual(again.data, vault.data);
});

/** The keys as node's own cryptography makes them. */
function nodeKeys(passphrase: string, salt: string): {encryption: string; proof: string} {
  const secret = scryptSync(passphrase, salt, 32, {N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28});
  const part = (info: string) => Buffer.from(hkdfSync('sha256', secret, '', info, 32)).toString('hex');
  return {encryption: `0x${part('stint vault key 1')}`, proof: `0x${part('stint vault proof 1')}`};
}

test('a passphrase gives the keys that node derives, bound to name and hub, and progress is told to the end', async () => {
  const shares: number[] = [];
  // Composed of e and an accent here, one character there: the same passphrase.
  const mine = await passphraseKeys('cafe\u0301 horse battery', 'amara', 'stint.example', share => shares.push(share));
  const expected = nodeKeys('caf\u00e9 horse battery', 'stint vault 1\nstint.example\namara');
  assert.deepEqual({encryption: hex(mine.encryption), proof: hex(mine.proof)}, expected);
  assert.equal(shares.at(-1), 1);
  const stored = await sealVault(entropy, address, 'amara', mine);
  assert.deepEqual(await openVault(stored, mine), entropy);
  await assert.rejects(openVault(stored, keys), fault('failed'));
});

test('a passphrase has 12 characters, counted as people count them', async () => {
  await assert.rejects(passphraseKeys('elevensigns', 'amara', 'h'), fault('short'));
  await assert.rejects(passphraseKeys('😀😀😀😀😀😀😀😀😀😀😀', 'amara', 'h'), fault('short'));
});

test('names are the same however they are typed, and odd ones are refused', () => {
  assert.equal(vaultName('  Amara.B '), 'amara.b');
  assert.equal(vaultName('ＡＭＡＲＡ'), 'amara');
  for (const name of ['', 'ab', '.abc', 'a b c', 'x'.repeat(41), 'amara/..']) {
    assert.throws(() => vaultName(name), fault('failed'), name);
  }
});
