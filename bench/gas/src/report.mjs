// The result as tables in Markdown.
import {kept} from './limits.mjs';

const WEI_PER_SATOSHI = 10n ** 10n;
const LISTS = {ethereum: 'Ethereum', rootstock: 'Rootstock'};

const number = n => n.toLocaleString('en-US');
// A column of numbers, or of dashes for none, is set to the right.
const NUMBER = /^(\*\*)?-?[–0-9]/;
const table = (head, rows) => [head, head.map((_, i) => (rows.every(cells => NUMBER.test(cells[i])) ? '---:' : '---')), ...rows]
  .map(cells => `| ${cells.join(' | ')} |`).join('\n');

/** What gas costs in satoshi, to a tenth. */
export function satoshi(gas, gasPrice) {
  const tenths = (BigInt(gas) * gasPrice * 10n + WEI_PER_SATOSHI / 2n) / WEI_PER_SATOSHI;
  return `${number(tenths / 10n)}.${tenths % 10n}`;
}

export function report(result, gasPrice) {
  return [
    limits(result),
    contracts(result.contracts),
    comparison(result, 'ethereum'),
    comparison(result, 'rootstock'),
    money(result, gasPrice),
    calls(result.stint),
    batches(result.batches, gasPrice),
    floor(result.floor),
    above(result.above),
    seen(result.seen),
  ].join('\n\n');
}

function limits(result) {
  const rows = kept(result).map(({what, most, measured, rival}) =>
    [what, number(most), number(measured), measured <= most ? 'yes' : '**no**', rival === undefined ? '–' : number(rival)]);
  return `### Limits, in gas under Ethereum's list\n\n${table(['', 'at most', 'measured', 'kept', 'Kleros escrow v1'], rows)}`;
}

function contracts(all) {
  const rows = all.map(row => [row.name, row.package ? `\`${row.package}\`` : 'this repository', row.has]);
  return `### What is compared\n\n${table(['contract', 'from', 'what it is'], rows)}`;
}

function comparison(result, list) {
  const columns = ['agree', 'fund', 'release', 'one', 'three', 'dispute', 'refundByClient', 'refundByWorker'];
  const cell = (row, column) => {
    if (column === 'fund' && row.agreeFunds) return 'with it';
    return row[column] ? number(row[column][list]) : '–';
  };
  const head = ['contract', 'agree', 'fund', 'release one', '**1 milestone**', '**3 milestones**', 'dispute + ruling', 'refund by the client', 'refund by the worker'];
  const rows = result.contracts.map(row => [row.name, ...columns.map(c => (['one', 'three'].includes(c) ? `**${cell(row, c)}**` : cell(row, c)))]);
  return `### Lifecycles under ${LISTS[list]}'s list, in gas\n\n${table(head, rows)}`;
}

function money(result, gasPrice) {
  const rows = result.contracts.map(({name, one, three}) => [name, ...[one, three].map(c => satoshi(c.rootstock, gasPrice))]);
  return `### Lifecycles on Rootstock, in satoshi\n\nAt ${number(gasPrice)} wei for a unit of gas.\n\n${
    table(['contract', '1 milestone', '3 milestones'], rows)}`;
}

const CALLS = {
  open: 'open', byVoucher: 'pay by voucher, a stranger sends it', byWorker: 'pay by voucher, the worker sends it',
  directly: 'pay, the client sends it', claim: 'claim, the worker sends it', object: 'object, the client sends it',
  rule: 'rule half for each side, the arbiter sends it', lapse: 'lapse, a stranger sends it',
  notice: 'give notice, the client sends it', withdraw: 'withdraw after notice, the client sends it',
  quit: 'quit, the worker sends it', close: 'close together, a stranger sends it',
  openInTokens: 'open in an ERC-20', payInTokens: 'pay by voucher in an ERC-20', payInTokensDirectly: 'pay in an ERC-20, the client sends it',
};

function calls(stint) {
  const rows = Object.entries(CALLS).map(([key, what]) => [what, number(stint[key].ethereum), number(stint[key].rootstock)]);
  return `### Stint's calls, in gas\n\n${table(['call', 'Ethereum', 'Rootstock'], rows)}`;
}

const ITEMS = {
  open: 'open', voucher: 'pay by a voucher each', directly: 'pay, the client sends it', oneSignature: 'pay by one signature over all',
};

function batches(sizes, gasPrice) {
  const rows = Object.entries(ITEMS).map(([key, what]) => [what, ...Object.values(sizes).flatMap(({[key]: each}) =>
    [number(each.ethereum), number(each.rootstock), satoshi(each.rootstock, gasPrice)])]);
  const head = ['one of a batch', ...Object.keys(sizes).flatMap(size => [`of ${size}, Ethereum`, 'Rootstock', 'satoshi'])];
  return `### Batches, gas of one item\n\n${table(head, rows)}`;
}

function floor({fund, release}) {
  const names = [...new Set([fund, release].flatMap(c => Object.keys(c.parts.ethereum)))];
  const cell = (cost, list, name) => number(cost.parts[list][name] ?? 0);
  const rows = names.map(name => [name, cell(fund, 'ethereum', name), cell(release, 'ethereum', name), cell(fund, 'rootstock', name), cell(release, 'rootstock', name)]);
  rows.push(['**together**', ...['ethereum', 'rootstock'].flatMap(list => [fund, release].map(c => `**${number(c[list])}**`))]);
  return `### What the floor is made of, in gas\n\n${
    table(['', 'fund, Ethereum', 'release, Ethereum', 'fund, Rootstock', 'release, Rootstock'], rows)}`;
}

function above(lines) {
  const sum = (list, call) => lines.reduce((s, line) => s + line[list][call], 0);
  const both = (line, list) => line[list].open + line[list].pay;
  const [opening, paying] = [sum('ethereum', 'open'), sum('ethereum', 'pay')];
  const share = line => (1_000 * both(line, 'ethereum') / (opening + paying)).toFixed(0);
  const rows = lines.map(line => [line.what, number(line.ethereum.open), number(line.ethereum.pay),
    number(both(line, 'ethereum')), share(line), number(both(line, 'rootstock')), line.buys]);
  const totals = [opening, paying, opening + paying, 1_000, sum('rootstock', 'open') + sum('rootstock', 'pay')];
  rows.push(['**above the floor**', ...totals.map(n => `**${number(n)}**`), '']);
  return `### What each 1,000 gas above the floor buys\n\n${
    table(['paid for', 'open', 'pay by voucher', 'together', 'of each 1,000', 'together on Rootstock', 'what one gets for it'], rows)}`;
}

function seen(rows) {
  const cells = rows.map(({name, seen: real, model, own}) => [
    own ? `${name} (${number(own)} of it other opcodes)` : name, number(real.rootstock), number(model.rootstock), number(real.ethereum), number(model.ethereum)]);
  return `### The model beside a Rootstock node, in gas\n\n${
    table(['transaction', 'Rootstock node', 'model', 'Ethereum node', 'model'], cells)}`;
}
