import {parseArgs} from 'node:util';
import {Chain} from './chain.mjs';
import {differences, read, write} from './document.mjs';
import {kept} from './limits.mjs';
import {measureAll} from './measurement.mjs';
import {report} from './report.mjs';

// What transactions on Rootstock's mainnet paid in August 2025 (blocks 7,883,063 to 7,883,106), the block's minimum or
// within a hundredth of it.
const GAS_PRICE = '26065600';

const HELP = `bench/gas/run [--json | --write | --check] [--gas-price WEI]

Measures what an agreement costs in gas, Stint's beside its peers', on a chain of its own on this machine.

  (nothing)        prints the tables in Markdown
  --json           prints all numbers as JSON
  --write          writes the tables into docs/benchmarks.md
  --check          fails when docs/benchmarks.md says other numbers, or a limit is exceeded
  --gas-price WEI  price of a unit of gas on Rootstock, for the amounts in satoshi (${GAS_PRICE})`;

async function main() {
  const options = choose();
  if (options.help) return console.log(HELP);
  const result = await measured();
  if (options.json) return console.log(JSON.stringify(result, plain, 2));
  const tables = report(result, options.gasPrice);
  if (options.write) return write(tables);
  if (options.check) return check(result, tables);
  console.log(tables);
}

function choose() {
  const {values} = parseArgs({options: {
    'help': {type: 'boolean'}, 'json': {type: 'boolean'}, 'write': {type: 'boolean'}, 'check': {type: 'boolean'},
    'gas-price': {type: 'string'},
  }});
  const price = values['gas-price'];
  if ([values.json, values.write, values.check].filter(Boolean).length > 1) throw new Error('choose one of --json, --write, --check');
  if (price !== undefined && (values.write || values.check)) throw new Error('the document is at the usual gas price: leave --gas-price out');
  if (price !== undefined && !/^[0-9]{1,18}$/.test(price)) throw new Error(`--gas-price ${price}: a whole number of wei is expected`);
  return {...values, gasPrice: BigInt(price ?? GAS_PRICE)};
}

async function measured() {
  const chain = await Chain.start();
  try {
    return await measureAll(chain, what => console.error(`measuring ${what} ...`));
  } finally {
    chain.stop();
  }
}

function check(result, tables) {
  const different = differences(read(), tables);
  const exceeded = kept(result).filter(({most, measured: gas}) => gas > most);
  for (const {written, measured: now} of different) console.error(`docs/benchmarks.md: ${written}\n       measured now: ${now}`);
  for (const {what, most, measured: gas} of exceeded) console.error(`${what}: ${gas} gas, ${most} at most`);
  if (different.length > 0) console.error('the document is not what was measured: run bench/gas/run --write and look at the change');
  if (different.length + exceeded.length > 0) process.exitCode = 1;
  else console.log('docs/benchmarks.md is what was measured, and every limit is kept');
}

/** Without what only the run itself needs. */
function plain(key, value) {
  if (key === 'trace' || key === 'job') return undefined;
  return typeof value === 'bigint' ? value.toString() : value;
}

main().catch(error => {
  console.error(error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? `${error.message}\n\n${HELP}` : `bench/gas/run: ${error.message}`);
  process.exitCode = 1;
});
