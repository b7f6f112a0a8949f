// Vectors of sealed documents for the browser and for Java, made by node's own cryptography and viem (they share no
// line with ours). Deterministic: the same file at every run.
//   node tools/vectors.mjs            writes the vectors
//   node tools/vectors.mjs --check    fails when the checked-in vectors differ
import {createCipheriv, createHash, createPrivateKey, createPublicKey, diffieHellman, hkdfSync} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import {hashTypedData, keccak256, toHex} from 'viem';
import {privateKeyToAccount} from 'viem/accounts';

const target = new URL('../test/vectors/sealed.json', import.meta.url);

let counter = 0;
const bytes = size => Buffer.from(keccak256(toHex(`sealed ${++counter}`)).slice(2, 2 + 2 * size), 'hex');
const hex = buffer => `0x${Buffer.from(buffer).toString('hex')}`;

// X25519 keys in the forms that node reads (RFC 8410): a fixed head before the 32 bytes.
const privateOf = raw => createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), raw]), format: 'der', type: 'pkcs8',
});
const publicOf = raw => createPublicKey(privateOf(raw)).export({format: 'der', type: 'spki'}).subarray(-32);
const agree = (mine, theirs) => diffieHellman({
  privateKey: privateOf(mine),
  publicKey: createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), theirs]), format: 'der', type: 'spki',
  }),
});

const gcm = (key, nonce, plain, aad = Buffer.alloc(0)) => {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

const sorted = value => Array.isArray(value) ? value.map(sorted)
  : value && typeof value === 'object' ? Object.fromEntries(Object.keys(value).sort().map(k => [k, sorted(value[k])]))
  : value;

const types = {
  EIP712Domain: [{name: 'name', type: 'string'}, {name: 'version', type: 'string'}],
  Document: [{name: 'hash', type: 'bytes32'}, {name: 'kind', type: 'string'}, {name: 'createdAt', type: 'uint64'}],
};

async function vector(kind, createdAt, readers, body) {
  const people = Array.from({length: readers}, () => {
    const key = bytes(32);
    // The built-in wallet's reading key.
    const readingPrivate = Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'stint reading key 1', 32));
    return {account: privateKeyToAccount(hex(key)), key, readingPrivate, readingPublic: publicOf(readingPrivate)};
  });
  const canonical = JSON.stringify(sorted(body));
  const id = createHash('sha256').update(canonical).digest();
  const typed = {
    types, primaryType: 'Document', domain: {name: 'Stint', version: '1'},
    message: {hash: hex(id), kind, createdAt: BigInt(createdAt)},
  };
  const [ephemeral, content, nonce] = [bytes(32), bytes(32), bytes(12)];
  const shared = publicOf(ephemeral);
  const wrapped = people.map(({account, readingPublic}) => {
    const secret = agree(ephemeral, readingPublic);
    const kek = hkdfSync('sha256', secret, Buffer.concat([shared, readingPublic]), 'stint sealed document 1', 32);
    return {address: account.address, key: hex(gcm(Buffer.from(kek), Buffer.alloc(12), content))};
  });
  const author = people[0];
  return {
    author: {
      privateKey: hex(author.key), address: author.account.address, signature: await author.account.signTypedData(typed),
    },
    readers: people.map(p => ({
      address: p.account.address, readingPrivate: hex(p.readingPrivate), readingPublic: hex(p.readingPublic),
    })),
    kind, createdAt, body, canonical, id: hex(id), digest: hashTypedData(typed),
    ephemeralPrivate: hex(ephemeral), contentKey: hex(content), nonce: hex(nonce),
    sealed: {
      sealed: 1, ephemeral: hex(shared), nonce: hex(nonce),
      data: gcm(content, nonce, Buffer.from(canonical), id).toString('base64url'), readers: wrapped,
    },
  };
}

const agreement = hex(bytes(32));
const vectors = [
  await vector('message', 1763600000, 2, {
    v: 1, salt: hex(bytes(16)), agreement, text: 'Two more of the tall vase? Gern — 😀 "quoted"\n', files: [],
  }),
  await vector('proposal', 1763600001, 1, {
    v: 1, salt: hex(bytes(16)), job: hex(bytes(32)), client: hex(bytes(20)), worker: hex(bytes(20)),
    pay: {kind: 'hourly', currency: 'EUR', amount: '22.00'}, milestones: [{title: 'Año nuevo', amount: '12.50'}], text: '',
  }),
  await vector('evidence', 4102444800, 3, {
    v: 1, salt: hex(bytes(16)), agreement, round: 1, text: 'x'.repeat(300),
    files: [{name: 'plan.pdf', type: 'application/pdf', size: 12345, hash: hex(bytes(32)), key: hex(bytes(32)), nonce: hex(bytes(12))}],
  }),
];

const text = `${JSON.stringify(vectors, null, 1)}\n`;
if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
} else if (readFileSync(target, 'utf8') !== text) {
  throw new Error('the vectors differ from what this tool makes: run it without --check and look at the difference');
}
