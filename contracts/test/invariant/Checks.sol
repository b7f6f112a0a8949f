// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {vm} from "../support/Vm.sol";
import {Intruder} from "../support/mocks/Tempers.sol";
import {DeceitActions} from "./DeceitActions.sol";

/// @dev What holds at every moment, by the numbers of the protocol's rules. A step compares those whom it touched;
/// this compares everyone. Of a token that does as it likes nothing is asked but that it harms no other.
abstract contract Checks is DeceitActions {
    mapping(uint256 index => IEscrow.Agreement) private seen;

    function checkRules() external {
        for (uint256 i = 0; i < deals.length; i++) {
            sameState(i);
            _onlyForward(i);
            if (deals[i].slot == MOODY) continue;
            _conserved(i);
            _sameOnEveryPath(i);
        }
        for (uint256 i = 0; i < live.length; i++) {
            (uint256 index, uint16 round) = liveClaim(i);
            sameClaim(index, round);
        }
        _everyone();
        _owed();
        for (uint256 i = 0; i < intruders.length; i++) {
            bytes4 answer = Intruder(payable(intruders[i])).answer();
            if (answer != 0) refusedEntry(answer);
        }
    }

    /// @dev Rule 1: of every token that can be relied on the escrow holds exactly what deals hold, by the contract's own
    /// words, and credits, and gifts; also of the one that is crooked when it is taken.
    function _owed() private view {
        uint256[SLOTS] memory owed;
        for (uint256 i = 0; i < deals.length; i++) {
            IEscrow.Agreement memory a = agreement(deals[i].id);
            if (a.flags & OPEN != 0) owed[deals[i].slot] += a.funded - a.drawn;
        }
        for (uint256 i = 0; i < live.length; i++) {
            (uint256 index, uint16 round) = liveClaim(i);
            IEscrow.Claim memory c = claimOf(deals[index].id, round);
            owed[deals[index].slot] += c.sum;
            if (c.state == IEscrow.ClaimState.Disputed) owed[deals[index].slot] += asideOf(index, round);
        }
        uint256 coin;
        for (uint256 slot = 0; slot < SLOTS; slot++) {
            if (tokenOf(slot) == COIN) coin += owed[slot];
            else if (slot != MOODY) same(owed[slot], held[tokenOf(slot)], "held by deals in a token");
        }
        same(coin, held[COIN], "held by deals in coin");
    }

    /// @dev Rule 2: what was put in is what everyone got, and what is held.
    function _conserved(uint256 index) private view {
        uint256[5] storage g = got[index];
        uint256 out = g[0] + g[1] + g[2] + g[3] + g[4];
        uint256 kept = isOpen(index) ? left(index) : 0;
        uint16 rounds = state[index].round;
        for (uint16 round = 1; round <= rounds; round++) {
            if (pending(index, round)) kept += claimState[index][round].sum;
            if (disputed(index, round)) {
                kept += uint256(claimState[index][round].sum) + asideOf(index, round);
            }
        }
        same(put[index], out + kept, "put in = paid out + held");
    }

    /// @dev Rule 9: the worker's side and the hub have what was drawn and what claims earned, to the last unit, and of it
    /// the hub has the floor of its share, however many draws there were.
    function _sameOnEveryPath(uint256 index) private view {
        uint256[5] storage g = got[index];
        uint256 drawn = agreement(deals[index].id).drawn;
        uint256 hubs = g[uint256(Purse.Hub)];
        uint256 workers = g[uint256(Purse.Worker)] + g[uint256(Purse.Tips)];
        same(workers + hubs, drawn + earnedByClaims[index], "earned");
        same(hubs, drawn * deals[index].t.hubBps / 10_000 + feesOfClaims[index], "the hub's");
    }

    /// @dev Rule 2: nobody but those of a deal has ever got anything of it, and nobody has less.
    function _everyone() private {
        for (uint256 slot = 0; slot < SLOTS; slot++) {
            address token_ = tokenOf(slot);
            for (uint256 role = 0; role < ROLES; role++) {
                compare(token_, who(Role(role), slot), Role(role) != Role.Hub && Role(role) != Role.Arbiter);
            }
            if (token_ != COIN) compare(COIN, who(Role.Submitter, slot), true);
            same(escrow.credits(approver, token_) + escrow.credits(delegate, token_), 0, "the approver's");
        }
        for (uint256 slot = 0; slot < SLOTS; slot++) {
            solvent(tokenOf(slot));
        }
        same(approver.balance + delegate.balance, 2 ether, "the approver's");
    }

    /// @dev Rule 2: `drawn` and `round` never fall, `drawn` never exceeds `funded`, notice is given once, and what is
    /// closed stays closed and keeps its numbers.
    function _onlyForward(uint256 index) private {
        IEscrow.Agreement memory then = seen[index];
        IEscrow.Agreement memory now_ = agreement(deals[index].id);
        bool good = now_.drawn <= now_.funded && now_.drawn >= then.drawn && now_.round >= then.round;
        good = good && (then.noticeEnd == 0 || now_.noticeEnd == then.noticeEnd);
        good = good
            && now_.flags & ~UNCOMMITTED == (then.flags & CLOSED != 0 ? CLOSED : now_.flags & ~UNCOMMITTED);
        if (then.flags & CLOSED != 0) good = good && now_.funded == then.funded && now_.round == then.round;
        if (!good) vm.assertTrue(false, "an agreement only goes forward");
        seen[index] = now_;
    }
}
