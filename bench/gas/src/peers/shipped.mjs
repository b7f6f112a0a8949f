// Contracts as their packages ship them, compiled.
import {readFileSync} from 'node:fs';

/** {abi, bytecode} of an artefact at a path inside node_modules. */
export function shipped(path) {
  const artefact = JSON.parse(readFileSync(new URL(`../../node_modules/${path}`, import.meta.url), 'utf8'));
  const bytecode = artefact.bytecode.object ?? artefact.bytecode;
  return {abi: artefact.abi, bytecode: bytecode.startsWith('0x') ? bytecode : `0x${bytecode}`};
}
