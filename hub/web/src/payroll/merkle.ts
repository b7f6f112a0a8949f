// One signature for many vouchers: a tree over their struct hashes. Pairs are sorted before they are hashed; a node without a
// partner moves up as it is. As the contract reads it.
import {keccak_256} from '@noble/hashes/sha3.js';
import {concat, hex, type Bytes, type Hex} from '../bytes.ts';

/** @property paths of each leaf, its partner first */
export interface Tree {
  readonly root: Hex;
  readonly paths: readonly (readonly Hex[])[];
}

interface Node {
  readonly hash: Bytes;
  readonly text: Hex;
}

const node = (hash: Bytes): Node => ({hash, text: hex(hash)});

const pair = (a: Node, b: Node): Node =>
  node(Uint8Array.from(keccak_256(a.text < b.text ? concat(a.hash, b.hash) : concat(b.hash, a.hash))));

/** @throws TypeError when there are fewer than two leaves: one message is signed by itself */
export function merkleTree(leaves: readonly Bytes[]): Tree {
  if (leaves.length < 2) {
    throw new TypeError('a batch has two messages or more');
  }
  const paths: Hex[][] = leaves.map(() => []);
  let level = leaves.map(node);
  for (let height = 0; level.length > 1; height++) {
    for (const [index, path] of paths.entries()) {
      const partner = level[(index >> height) ^ 1];
      if (partner !== undefined) {
        path.push(partner.text);
      }
    }
    level = level.flatMap((left, at) => {
      const right = level[at + 1];
      return at % 2 === 1 ? [] : [right === undefined ? left : pair(left, right)];
    });
  }
  return {root: level[0]!.text, paths};
}
