// The agreement of the demo that has money left to approve, as the API tells whoever is signed in on the page.
const UNIT = 10n ** 18n;

export async function roomToApprove(page) {
  const {agreements} = await ask(page, '/api/agreements');
  const left = ({state, money}) => state === 'open' ? BigInt(money.secured) && BigInt(money.left) : 0n;
  const room = agreements.find(agreement => left(agreement) > 0n);
  if (room === undefined) {
    throw new Error('the demo has no agreement with money left to approve');
  }
  return {id: room.agreement, left: left(room)};
}

const ask = (page, path) => page.evaluate(async at => (await fetch(at, {headers: {Accept: 'application/json'}})).json(), path);

/** In the coin, as people type it. */
export const coin = wei => `${wei / UNIT}.${String(wei % UNIT).padStart(18, '0')}`;
