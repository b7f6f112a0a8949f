import assert from 'node:assert/strict';
import {test} from 'node:test';
import {bytesToHex, hashTypedData} from 'viem';
import {entropyToMnemonic} from '@scure/bip39';
import {wordlist} from '@scure/bip39/wordlists/english.js';
import {mnemonicToAccount, privateKeyToAccount} from 'viem/accounts';
import {parseAddress, type Address} from '../src/address.ts';
import {unhex, type Hex} from '../src/bytes.ts';
import {builtInReadingKey, READING_KEY, signedReadingKey} from '../src/readingkey.ts';
import {addressOfKey, recover} from '../src/signature.ts';
import type {Signed} from '../src/transaction.ts';
import {InjectedWallet, type Announced, type Chain, type Provider} from '../src/wallet/injected.ts';
import {KeyWallet} from '../src/wallet/keywallet.ts';
import {WalletError, type WalletFault} from '../src/wallet/wallet.ts';
import {entropyOf, keyOf, newEntropy, wordsOf} from '../src/wallet/words.ts';
import {stream} from './stream.ts';

const random = stream('wallet');
const key = random.hex(32);
const account = privateKeyToAccount(key);
const chain: Chain = {
  chainId: '0x1e', chainName: 'Rootstock', rpcUrls: ['https://node.example'],
  nativeCurrency: {name: 'rBTC', symbol: 'rBTC', decimals: 18},
};
const typed = {
  types: {
    EIP712Domain: [{name: 'name', type: 'string'}, {name: 'chainId', type: 'uint256'}],
    Note: [{name: 'sum', type: 'uint96'}],
  },
  primaryType: 'Note', domain: {name: 'Test', chainId: 30}, message: {sum: '12'},
};
const transaction = {chainId: 30, to: account.address, value: '255', data: '0x', gas: 21_000, gasPrice: '60000000'};

const fault = (expected: WalletFault) => (error: unknown): boolean =>
  error instanceof WalletError && error.fault === expected;

test('words give the keys that viem derives from them', async () => {
  for (let i = 0; i < 12; i++) {
    const entropy = random.bytes(16);
    const words = wordsOf(entropy);
    assert.equal(words, entropyToMnemonic(entropy, wordlist));
    const expected = mnemonicToAccount(words);
    const derived = await keyOf(entropy);
    assert.equal(bytesToHex(derived), bytesToHex(expected.getHdKey().privateKey!));
    assert.equal(addressOfKey(derived), expected.address);
  }
});

test('words are read however they are typed, and a wrong one is noticed', () => {
  const entropy = newEntropy();
  const words = wordsOf(entropy);
  assert.equal(words.split(' ').length, 12);
  assert.deepEqual(entropyOf(`  ${words.toUpperCase().replace(/ /g, ' \n ')}  `), entropy);
  assert.notDeepEqual(newEntropy(), entropy);
  for (const wrong of ['', 'one two three', words.replace(/\w+$/, 'stint'), `${'abandon '.repeat(11)}abandon`]) {
    assert.throws(() => entropyOf(wrong), fault('passphrase'), wrong);
  }
});

function keyWallet(sent: Signed[] = []): KeyWallet {
  const network = {
    chainId: 30,
    nonce: () => Promise.resolve('7'),
    unanswered: () => Promise.resolve(undefined),
    send: (_: Address, signed: Signed) => Promise.resolve(void sent.push(signed)),
  };
  return new KeyWallet('builtin', parseAddress(account.address), 'Stint', () => Promise.resolve(unhex(key, 'key')), network);
}

test('a key wallet signs messages, typed data and transactions as viem does', async () => {
  const sent: Signed[] = [];
  const wallet = keyWallet(sent);
  for (const text of ['hello', '', 'ñ 😀\nlines']) {
    assert.equal(await wallet.signMessage(text), await account.signMessage({message: text}));
  }
  assert.equal(await wallet.signTypedData(typed), await account.signTypedData(typed as never));
  const hash = await wallet.sendTransaction(transaction);
  const expected = await account.signTransaction({
    type: 'legacy', chainId: 30, nonce: 7, gas: 21_000n, gasPrice: 60_000_000n, to: account.address, value: 255n, data: '0x',
  });
  assert.deepEqual(sent, [{raw: expected, hash}]);
  assert.deepEqual(await wallet.readingKey(), await builtInReadingKey(unhex(key, 'key')));
});

test('a key wallet signs nothing for another chain', async () => {
  const wallet = keyWallet();
  await assert.rejects(wallet.signTypedData({...typed, domain: {...typed.domain, chainId: 31}}), fault('chain'));
  await assert.rejects(wallet.sendTransaction({...transaction, chainId: 31}), fault('chain'));
});

/** A wallet as the browser announces it, with viem's account behind it. */
function announced(answers: Record<string, (params: string[]) => unknown> = {}) {
  const calls: {method: string; params?: readonly unknown[]}[] = [];
  const usual: Record<string, (params: string[]) => unknown> = {
    eth_requestAccounts: () => [account.address.toLowerCase()],
    eth_chainId: () => '0x1e',
    personal_sign: ([data]) => account.signMessage({message: {raw: data as Hex}}),
    eth_signTypedData_v4: ([, data]) => account.sign({hash: hashTypedData(JSON.parse(data!) as never)}),
    eth_sendTransaction: () => `0x${'ab'.repeat(32)}`,
  };
  const provider: Provider = {
    request: async call => {
      calls.push(call);
      return (answers[call.method] ?? usual[call.method]!)((call.params ?? []) as string[]);
    },
  };
  const wallet: Announced = {info: {uuid: 'u', name: 'Fox', icon: '', rdns: 'org.example.fox'}, provider};
  return {wallet, calls};
}

const refuse = (code: number) => (): never => {
  throw Object.assign(new Error('refused'), {code});
};

test('an injected wallet connects and signs through its provider', async () => {
  const {wallet: found, calls} = announced();
  const wallet = await InjectedWallet.connect(found, chain);
  assert.equal(wallet.address, account.address);
  assert.equal(await wallet.signMessage('ñ'), await account.signMessage({message: 'ñ'}));
  assert.equal(await wallet.signTypedData(typed), await account.signTypedData(typed as never));
  assert.equal(await wallet.sendTransaction(transaction), `0x${'ab'.repeat(32)}`);
  const sent = calls.find(call => call.method === 'eth_sendTransaction')!;
  assert.deepEqual(sent.params, [{from: account.address, to: account.address, value: '0xff', gas: '0x5208', data: '0x'}]);
});

test('an injected wallet\'s reading key comes from its signature, the same at each time', async () => {
  const signature = await account.signTypedData(READING_KEY as never);
  const short = {eth_signTypedData_v4: () => (signature.slice(0, -2) + (signature.endsWith('1b') ? '00' : '01')) as Hex};
  for (const answers of [{}, short]) {
    const wallet = await InjectedWallet.connect(announced(answers).wallet, chain);
    assert.deepEqual(await wallet.readingKey(), await signedReadingKey(signature));
  }
});

test('the wallet is asked to switch, and to add a chain that it does not know', async () => {
  let current = '0x1';
  const {wallet, calls} = announced({
    eth_chainId: () => current,
    wallet_switchEthereumChain: refuse(4902),
    wallet_addEthereumChain: ([added]) => (current = (added as unknown as Chain).chainId),
  });
  const connected = await InjectedWallet.connect(wallet, chain);
  assert.equal(recover(unhex(hashTypedData(typed as never), 'digest'), await connected.signTypedData(typed)), account.address);
  assert.deepEqual(calls.map(call => call.method).slice(1), [
    'eth_requestAccounts', 'eth_chainId', 'wallet_switchEthereumChain', 'wallet_addEthereumChain', 'eth_chainId',
    'eth_signTypedData_v4',
  ]);
});

test('each way in which a wallet refuses has its own name', async () => {
  const refusals: [string, number, WalletFault][] = [
    ['personal_sign', 4001, 'rejected'], ['personal_sign', 4100, 'locked'], ['personal_sign', -32002, 'busy'],
    ['personal_sign', 4900, 'absent'], ['personal_sign', -32603, 'failed'],
  ];
  for (const [method, code, expected] of refusals) {
    const wallet = await InjectedWallet.connect(announced({[method]: refuse(code)}).wallet, chain);
    await assert.rejects(wallet.signMessage('x'), fault(expected), expected);
  }
  const stays = await InjectedWallet.connect(
    announced({eth_chainId: () => '0x1', wallet_switchEthereumChain: () => null}).wallet, chain);
  await assert.rejects(stays.signTypedData(typed), fault('chain'));
  await assert.rejects(stays.signTypedData({...typed, domain: {...typed.domain, chainId: 31}}), fault('chain'));
  await assert.rejects(InjectedWallet.connect(announced({eth_requestAccounts: () => []}).wallet, chain), fault('locked'));
});

test('another account in the wallet is noticed before it signs', async () => {
  let accounts: string[] = [account.address];
  const {wallet, calls} = announced({eth_requestAccounts: () => accounts});
  const connected = await InjectedWallet.connect(wallet, chain);
  accounts = [random.hex(20)];
  await assert.rejects(connected.signMessage('x'), fault('account'));
  await assert.rejects(connected.sendTransaction(transaction), fault('account'));
  assert.ok(!calls.some(call => call.method === 'personal_sign' || call.method === 'eth_sendTransaction'));
});
