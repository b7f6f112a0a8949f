#!/usr/bin/env node
// Keeps the compiled escrow with the Java code: what it deploys, what it recognises on a chain, and how both
// were made. The sources are compiled afresh and alone, so that neither the cache nor a test can tint the result.
//
//   node tools/artefact.mjs            writes the resource
//   node tools/artefact.mjs --check    fails when the resource or the tested build differs from the sources
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const CONTRACT = 'Escrow';
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const repository = resolve(root, '..');
const resource = join(repository, 'protocol/src/main/resources/io/stint/protocol/escrow', `${CONTRACT}.json`);
const tested = join(root, 'out', `${CONTRACT}.sol`, `${CONTRACT}.json`);

const built = compile();
const text = JSON.stringify(artefact(built), null, 2) + '\n';
if (process.argv.includes('--check')) check();
else write();

/** Compiles src alone in a directory of its own; returns forge's output for the contract and all syntax trees. */
function compile() {
  const scratch = mkdtempSync(join(tmpdir(), 'stint-artefact-'));
  try {
    const out = join(scratch, 'out');
    const env = { ...process.env, FOUNDRY_OUT: out, FOUNDRY_CACHE_PATH: join(scratch, 'cache') };
    execFileSync(join(root, 'node_modules/.bin/forge'), ['build', 'src', '--ast'], {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const trees = readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.json') && entry.parentPath.endsWith('.sol'))
      .map((entry) => JSON.parse(readFileSync(join(entry.parentPath, entry.name), 'utf8')).ast);
    return { ...JSON.parse(readFileSync(join(out, `${CONTRACT}.sol`, `${CONTRACT}.json`), 'utf8')), trees };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The keys in the order in which they are written. */
function artefact(output) {
  const { compiler, settings } = output.metadata;
  return {
    contract: CONTRACT,
    compiler: compiler.version,
    settings: {
      evmVersion: settings.evmVersion,
      optimizer: settings.optimizer.enabled,
      optimizerRuns: settings.optimizer.runs,
      viaIR: settings.viaIR,
      bytecodeHash: settings.metadata.bytecodeHash,
      appendCBOR: settings.metadata.appendCBOR,
    },
    abi: output.abi,
    initcode: output.bytecode.object,
    runtime: {
      bytecode: output.deployedBytecode.object,
      immutables: immutables(output),
    },
  };
}

/** Where the constructor writes what it alone knows, by the name of the variable instead of its node number. */
function immutables({ deployedBytecode, trees }) {
  const names = new Map();
  trees.forEach((tree) => collectNames(tree, names));
  return Object.entries(deployedBytecode.immutableReferences)
    .flatMap(([node, places]) => places.map(({ start, length }) => ({ name: names.get(+node), start, length })))
    .sort((a, b) => a.start - b.start);
}

function collectNames(node, names) {
  if (node === null || typeof node !== 'object') return;
  if (node.nodeType === 'VariableDeclaration') names.set(node.id, node.name);
  Object.values(node).forEach((child) => collectNames(child, names));
}

function write() {
  mkdirSync(dirname(resource), { recursive: true });
  writeFileSync(resource, text);
  console.log(`wrote ${relative(repository, resource)}`);
}

function check() {
  const name = relative(repository, resource);
  if (!existsSync(resource)) fail(`${name} is missing; run "node tools/artefact.mjs" in contracts`);
  const kept = readFileSync(resource, 'utf8');
  if (kept !== text) {
    fail(`${name} differs from the sources in: ${differences(kept)}; run "node tools/artefact.mjs" in contracts`);
  }
  if (!existsSync(tested)) fail('there is no build to compare; run "forge build" in contracts');
  const { bytecode, deployedBytecode } = JSON.parse(readFileSync(tested, 'utf8'));
  if (bytecode.object !== built.bytecode.object || deployedBytecode.object !== built.deployedBytecode.object) {
    fail('what the tests deploy is not what the sources compile to; run "forge build --force" in contracts');
  }
  console.log(`${name} is what the sources compile to`);
}

function differences(kept) {
  let before;
  try {
    before = JSON.parse(kept);
  } catch {
    return 'its form (not JSON)';
  }
  const now = JSON.parse(text);
  const keys = [...new Set([...Object.keys(now), ...Object.keys(before)])];
  const changed = keys.filter((key) => JSON.stringify(now[key]) !== JSON.stringify(before[key]));
  return changed.length > 0 ? changed.join(', ') : 'its layout';
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
