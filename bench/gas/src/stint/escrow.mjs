// Stint's escrow from the artefact that the product ships, and the calls that are measured.
import {readFileSync} from 'node:fs';
import {keccak256, maxUint256, parseEther, sha256, toHex, zeroAddress} from 'viem';
import {measure} from '../price/measure.mjs';
import {approval, idOf, pack, sign} from './messages.mjs';

const ARTEFACT = '../../../../protocol/src/main/resources/io/stint/protocol/escrow/Escrow.json';
const DAY = 86_400;

export const SUM = parseEther('1');
export const FEE = parseEther('0.1');
export const NEVER = 2 ** 40 - 1;
export const MEMO = sha256(toHex('memo'));
export const NOBODY = '0x';

export class Escrow {
  #salt = 0;

  constructor(chain, contract) {
    Object.assign(this, {chain, contract});
    this.domain = {name: 'Stint Escrow', version: '1', chainId: chain.client.chain.id, verifyingContract: contract.address};
  }

  static async deploy(chain) {
    const artefact = JSON.parse(readFileSync(new URL(ARTEFACT, import.meta.url), 'utf8'));
    return new Escrow(chain, await chain.deploy({abi: artefact.abi, bytecode: artefact.initcode}));
  }

  /** New terms: with an arbiter and claims, without fees, payee and approver unless given. */
  terms(given = {}) {
    const {client, worker, arbiter} = this.chain.people;
    return {
      client: client.address, worker: worker.address, payee: zeroAddress, approver: zeroAddress, arbiter: arbiter.address,
      token: zeroAddress, hub: zeroAddress, claimCap: 3n * SUM, arbiterFee: 0n, review: 3 * DAY, ruling: 14 * DAY,
      notice: 7 * DAY, committedUntil: 0, fallbackBps: 5_000, hubBps: 0, scope: sha256(toHex('scope')),
      // As long as the product's salts are.
      salt: BigInt(keccak256(toHex(`salt ${++this.#salt}`))) >> 192n,
      ...given,
    };
  }

  idOf(terms) {
    return idOf(this.domain, terms);
  }

  sign(account, type, message) {
    return sign(account, this.domain, type, message);
  }

  /** A call by one of the people, measured. */
  async call(from, name, args, value = 0n) {
    return measure(this.chain, await this.chain.call(from, this.contract, name, args, value));
  }

  /** Opens as the client, with the worker's signature: {packed, id, consent, cost}. */
  async open(amount, given) {
    const {client, worker} = this.chain.people;
    const terms = this.terms(given);
    const packed = pack(terms);
    const consent = await this.sign(worker, 'Terms', terms);
    const value = terms.token === zeroAddress ? amount : 0n;
    const cost = await this.call(client, 'open', [packed, amount, consent, NEVER, NOBODY], value);
    return {packed, id: this.idOf(terms), consent, cost};
  }

  async voucher({id}, total) {
    return approval(await this.sign(this.chain.people.client, 'Voucher', {agreement: id, total, memo: MEMO}));
  }

  /** Pays up to a total by the client's voucher; whoever wants to sends it. */
  async payByVoucher(job, total, sender = this.chain.people.stranger) {
    return this.call(sender, 'pay', [job.packed, total, MEMO, await this.voucher(job, total)]);
  }

  /** Pays up to a total; the client sends it and signs nothing else. */
  async payDirectly(job, total) {
    return this.call(this.chain.people.client, 'pay', [job.packed, total, MEMO, NOBODY]);
  }

  /** A token of OpenZeppelin's, all of it the client's, that the escrow may take. */
  async token(artefact) {
    const {client, worker} = this.chain.people;
    const token = await this.chain.deploy(artefact, ['Token', 'TKN', 10n ** 24n, client.address]);
    await this.chain.call(client, token, 'approve', [this.contract.address, maxUint256]);
    await this.chain.call(client, token, 'transfer', [worker.address, 1n]);
    await this.chain.call(client, token, 'transfer', [this.contract.address, 1n]);
    return token;
  }
}
