// The gas of a transaction under both lists. Under Ethereum's the model must say what the receipt says, to the unit:
// that is why its word is taken for Rootstock.
import {ETHEREUM, price, ROOTSTOCK} from './prices.mjs';
import {traceOf} from './trace.mjs';

/** {ethereum, rootstock: gas; parts: of both, by what it was paid for; trace} of a transaction. */
export async function measure(chain, receipt) {
  const trace = await traceOf(chain, receipt);
  const ethereum = price(ETHEREUM, trace);
  if (ethereum.gas !== trace.gasUsed) {
    throw new Error(`the model says ${ethereum.gas} gas, the receipt of ${receipt.transactionHash} ${trace.gasUsed}`);
  }
  const rootstock = price(ROOTSTOCK, trace);
  return {
    ethereum: ethereum.gas, rootstock: rootstock.gas,
    parts: {ethereum: ethereum.parts, rootstock: rootstock.parts}, trace,
  };
}

/** The sum of several transactions. */
export function total(...costs) {
  return {
    ethereum: costs.reduce((sum, c) => sum + c.ethereum, 0),
    rootstock: costs.reduce((sum, c) => sum + c.rootstock, 0),
  };
}
