// The floor: what holding money for a job and paying it costs by itself.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {parseAbi, parseEther} from 'viem';
import {measure, total} from './price/measure.mjs';

const solc = createRequire(import.meta.url)('solc');
const SUM = parseEther('1');
const abi = parseAbi([
  'function fund(address worker, uint256 job) payable',
  'function release(address worker, uint256 job)',
  'function releasePart(address worker, uint256 job, uint256 amount)',
]);

export const floor = {
  name: 'floor',
  has: 'an amount for a worker; no agreement, no signatures, no dispute, no way out',

  async measure(chain, run) {
    const {client, worker} = chain.people;
    const contract = await chain.deploy({abi, bytecode: compile()});
    const jobs = {one: BigInt(10 + run), three: BigInt(20 + run)};
    const call = async (name, args, value) => measure(chain, await chain.call(client, contract, name, [worker.address, ...args], value));
    const fund = await call('fund', [jobs.one], SUM);
    const release = await call('release', [jobs.one]);
    const many = [await call('fund', [jobs.three], 3n * SUM)];
    for (let i = 0; i < 2; i++) many.push(await call('releasePart', [jobs.three, SUM]));
    many.push(await call('release', [jobs.three]));
    return {fund, release, one: total(fund, release), three: total(...many)};
  },
};

function compile() {
  const output = JSON.parse(solc.compile(JSON.stringify({
    language: 'Yul',
    sources: {'floor.yul': {content: readFileSync(new URL('floor.yul', import.meta.url), 'utf8')}},
    settings: {evmVersion: 'cancun', optimizer: {enabled: true, runs: 20_000}, outputSelection: {'*': {'*': ['evm.bytecode.object']}}},
  })));
  const errors = (output.errors ?? []).filter(e => e.severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(e => e.formattedMessage).join('\n'));
  return `0x${output.contracts['floor.yul'].Floor.evm.bytecode.object}`;
}
