// What a worker signs at hand-in for when nobody looks: claims, in as many forms as what happens before may make necessary.
import type {Hex} from '../bytes.ts';
import type {TypedData} from '../eip712.ts';
import type {State} from './state.ts';

/** `covers`: the timesheets whose hours are in the sum. */
export interface ToSign {
  readonly round: number;
  readonly sum: bigint;
  readonly covers: readonly Hex[];
}

/** Others that wait beside it are at most so many; more are left to be claimed by hand. */
const MOST_WAITING = 4;

/**
 * Alone in the next round when the hours that wait already were looked at by then; in a later one when they became claims;
 * and all together when they could not be claimed before.
 * @param round the next @param most of one claim: the terms' cap, and what the fund has
 */
export function claimsFor(
  timesheet: Hex, sum: bigint, round: number, most: bigint, waiting: readonly {timesheet: Hex; sum: bigint}[],
): ToSign[] {
  const own = sum < most ? sum : most;
  if (own <= 0n) {
    return [];
  }
  const others = waiting.slice(0, MOST_WAITING);
  const together = others.reduce((all, other) => all + other.sum, own);
  const alone = Array.from({length: others.length + 1}, (_, i) => ({round: round + i, sum: own, covers: [timesheet]}));
  return others.length > 0 && together <= most
    ? [...alone, {round, sum: together, covers: [...others.map(other => other.timesheet), timesheet]}]
    : alone;
}

/** Of the fund what is neither approved nor claimed. */
const leftIn = ({funded = '0', drawn = '0', approved = '0'}: State): bigint => {
  const [fund, used] = [BigInt(funded), BigInt(approved) > BigInt(drawn) ? BigInt(approved) : BigInt(drawn)];
  return fund > used ? fund - used : 0n;
};

/** Of one claim. */
export const mostOf = (state: State): bigint => {
  const [cap, left] = [BigInt(state.claimCap ?? 0), leftIn(state)];
  return cap < left ? cap : left;
};

/** Whether claims for the period are in hand, which end when it is handed in anew. */
export const claimWaits = ({handed}: Pick<State, 'handed'>, from: string): boolean =>
  handed.some(({period, state}) => period === from && state === 'waits');

const CLAIM = 'bytes32 agreement,uint16 round,uint96 sum,bytes32 evidence,uint40 notBefore,uint40 deadline';

/** As the escrow reads it. @param domain of the terms that the worker accepted */
export function typedClaim(
  domain: TypedData['domain'], agreement: Hex, evidence: Hex, {round, sum}: ToSign, notBefore: number, deadline: number,
): TypedData {
  return {
    types: {
      EIP712Domain: [
        {name: 'name', type: 'string'}, {name: 'version', type: 'string'}, {name: 'chainId', type: 'uint256'},
        {name: 'verifyingContract', type: 'address'},
      ],
      Claim: CLAIM.split(',').map(field => {
        const [type = '', name = ''] = field.split(' ');
        return {type, name};
      }),
    },
    primaryType: 'Claim',
    domain,
    message: {
      agreement, round: String(round), sum: String(sum), evidence, notBefore: String(notBefore), deadline: String(deadline),
    },
  };
}
