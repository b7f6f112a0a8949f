// Where mutants are built and tested: a copy of the contracts in a temporary folder, compiled once. A mutant is
// compiled in this process with the settings of the deployed contract; its bytecode takes the place of the built
// artefact, which the tests deploy, so that no test is compiled again.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Fast ones first. What measures gas and nothing else is no witness. */
const STAGES = [
  ['--no-match-path', 'test/{invariant/**,fuzz/**,Gas*,PushGas*}'],
  ['--match-path', 'test/fuzz/**'],
  ['--match-path', 'test/invariant/**'],
];
/** What a push may use is what the code around it is about. */
const PUSHES = ['--match-path', 'test/PushGas*'];
/** A mutant that makes the tests run for longer than this has been noticed, too. */
const LIMIT_MS = 600_000;

export class Laboratory {
  #root;
  #forge;
  #solc;
  #artefact;
  #settings;

  constructor(contracts) {
    this.#root = mkdtempSync(join(tmpdir(), 'stint-mutants-'));
    this.#solc = createRequire(join(contracts, 'package.json'))('solc');
    this.#forge = forgeOf(contracts);
    for (const part of ['src', 'test', 'foundry.toml', 'package.json', 'tools/solc', 'snapshots']) {
      if (existsSync(join(contracts, part))) cpSync(join(contracts, part), join(this.#root, part), { recursive: true });
    }
    symlinkSync(join(contracts, 'node_modules'), join(this.#root, 'node_modules'));
    this.sources = Object.fromEntries(
      readdirSync(join(this.#root, 'src')).map((file) => [file, readFileSync(join(this.#root, 'src', file), 'utf8')]),
    );
  }

  /** Compiles everything once. */
  build() {
    execFileSync(this.#forge, ['build'], { cwd: this.#root, stdio: ['ignore', 'ignore', 'inherit'] });
    this.#artefact = JSON.parse(readFileSync(this.#artefactPath(), 'utf8'));
    const { optimizer, evmVersion, viaIR, metadata } = this.#artefact.metadata.settings;
    const outputSelection = { 'src/Escrow.sol': { Escrow: ['evm.bytecode.object'] } };
    this.#settings = { optimizer, evmVersion, viaIR, metadata, outputSelection };
  }

  /** Fails unless the tests pass on what this process compiles from the sources as they are, and on nothing else. */
  calibrate() {
    this.original = this.compile({});
    if (`0x${this.original}` !== this.#artefact.bytecode.object) throw new Error('this is not how forge compiles');
    const failing = this.killer(this.original, true, 1);
    if (failing) throw new Error(`${failing.test} fails without a mutation`);
    if (!this.killer('fe', false, 1)) throw new Error('the tests do not deploy what this process compiles');
  }

  /** The bytecode with these files changed, undefined when it does not compile. */
  compile(changed) {
    const files = Object.entries({ ...this.sources, ...changed });
    const sources = Object.fromEntries(files.map(([file, content]) => [`src/${file}`, { content }]));
    const input = { language: 'Solidity', sources, settings: this.#settings };
    const { contracts, errors = [] } = JSON.parse(this.#solc.compile(JSON.stringify(input)));
    if (errors.some((error) => error.severity === 'error')) return undefined;
    return contracts['src/Escrow.sol'].Escrow.evm.bytecode.object;
  }

  /** The first test that fails on this bytecode and the stage it is of, or undefined when all pass. */
  killer(bytecode, withPushes, stages = STAGES.length) {
    this.install(bytecode);
    const [units, ...slow] = STAGES.slice(0, stages);
    const fast = withPushes ? [units, PUSHES] : [units];
    const runs = [...fast.map((selection) => [selection, 0]), ...slow.map((selection, at) => [selection, at + 1])];
    for (const [selection, stage] of runs) {
      const test = this.#failing(selection);
      if (test) return { test, stage };
    }
    return undefined;
  }

  #failing(selection) {
    const { status, stdout, stderr, error } = this.test(['--fail-fast', ...selection], LIMIT_MS);
    if (error?.code === 'ETIMEDOUT') return 'the time limit';
    if (status === 0) return undefined;
    const suite = /^\[FAIL[^\n]*\] (\w+)\(/m.exec(stdout);
    if (!suite) throw new Error(`forge failed without a failing test:\n${stdout}\n${stderr}`);
    const file = [...stdout.slice(0, suite.index).matchAll(/for test\/([\w/]+)\.t\.sol:/g)].at(-1)?.[1] ?? '';
    return `${file}.${suite[1]}`;
  }

  /** What the tests deploy from now on. */
  install(bytecode) {
    const artefact = { ...this.#artefact, bytecode: { ...this.#artefact.bytecode, object: `0x${bytecode}` } };
    writeFileSync(this.#artefactPath(), JSON.stringify(artefact));
  }

  /** Runs `forge test`; returns what it ended with and said. */
  test(options, timeout) {
    const env = { ...process.env, FOUNDRY_CODE_SIZE_LIMIT: '1000000' };
    const how = { cwd: this.#root, env, encoding: 'utf8', timeout, maxBuffer: 1 << 29 };
    return spawnSync(this.#forge, ['test', ...options], how);
  }

  #artefactPath() {
    return join(this.#root, 'out/Escrow.sol/Escrow.json');
  }

  close() {
    rmSync(this.#root, { recursive: true, force: true });
  }
}

/** The program itself: npm's wrapper around it ends with 0 whatever it ends with. */
function forgeOf(contracts) {
  const scope = join(contracts, 'node_modules/@foundry-rs');
  const platform = readdirSync(scope).find((name) => /^forge-\w+-\w+$/.test(name));
  return join(scope, platform, 'bin/forge');
}
