// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {Ledger} from "./Ledger.sol";

/// @dev What each call must do by the rules, worked out anew: states, claims, and who gets what. An action plays a
/// call, tells the model, and settles.
abstract contract Model is Ledger {
    mapping(uint256 index => uint256) internal earnedByClaims;
    mapping(uint256 index => uint256) internal feesOfClaims;
    /// @dev Where a live claim stands in the list, plus one.
    mapping(uint256 key => uint256) private place;

    function opened(uint256 index, address from, uint96 amount) internal {
        state[index] = IEscrow.Agreement({funded: amount, drawn: 0, noticeEnd: 0, round: 0, flags: OPEN});
        last[deals[index].slot] = index + 1;
        puts(index, from, amount);
    }

    function toppedUp(uint256 index, address from, uint96 amount) internal {
        state[index].funded += amount;
        puts(index, from, amount);
    }

    /// @dev The voucher line moves to `upTo`. The hub has in all the floor of its share of what was drawn.
    function drawnTo(uint256 index, uint96 upTo, uint96 tip, address to) internal {
        Deal storage d = deals[index];
        IEscrow.Agreement storage a = state[index];
        uint256 fee = uint256(upTo) * d.t.hubBps / 10_000 - uint256(a.drawn) * d.t.hubBps / 10_000;
        uint256 amount = upTo - a.drawn;
        a.drawn = upTo;
        gets(index, Purse.Hub, d.t.hub, fee);
        gets(index, Purse.Tips, to, tip);
        gets(index, Purse.Worker, receiverOf(d), amount - fee - tip);
    }

    function claimed(uint256 index, uint96 sum) internal {
        IEscrow.Agreement storage a = state[index];
        a.funded -= sum;
        a.round++;
        claimState[index][a.round] =
            IEscrow.Claim(sum, time() + deals[index].t.review, 0, IEscrow.ClaimState.Pending);
        uint256 key = index << 16 | a.round;
        live.push(key);
        place[key] = live.length;
    }

    /// @dev The fee put aside comes out of the fund, or of the top-up when there is no fund.
    function objected(uint256 index, uint16 round, address from, uint96 topUp) internal {
        IEscrow.Claim storage c = claimState[index][round];
        c.state = IEscrow.ClaimState.Disputed;
        c.rulingEnd = time() + deals[index].t.ruling;
        puts(index, from, topUp);
        if (isOpen(index)) state[index].funded = state[index].funded + topUp - asideOf(index, round);
    }

    function paidOut(uint256 index, uint16 round, IEscrow.ClaimState how) internal {
        IEscrow.Claim storage c = claimState[index][round];
        uint256 back = c.state == IEscrow.ClaimState.Disputed ? asideOf(index, round) : 0;
        _ends(index, round, how);
        _earns(index, c.sum);
        _putsBack(index, back);
    }

    function retracted(uint256 index, uint16 round) internal {
        _ends(index, round, IEscrow.ClaimState.Retracted);
        _putsBack(index, claimState[index][round].sum);
    }

    /// @dev The worker bears the arbiter's fee in proportion to what was denied, at most the award.
    function ruled(uint256 index, uint16 round, uint96 award) internal {
        uint256 sum = claimState[index][round].sum;
        uint256 fee = asideOf(index, round);
        uint256 borne = fee * (sum - award) / sum;
        if (borne > award) borne = award;
        _ends(index, round, IEscrow.ClaimState.Ruled);
        if (award == 0) state[index].flags |= UNCOMMITTED;
        gets(index, Purse.Arbiter, deals[index].t.arbiter, fee);
        _earns(index, award - borne);
        _putsBack(index, sum - award + borne);
    }

    function lapsed(uint256 index, uint16 round) internal {
        uint256 sum = claimState[index][round].sum;
        uint256 award = sum * deals[index].t.fallbackBps / 10_000;
        _ends(index, round, IEscrow.ClaimState.Lapsed);
        _earns(index, award);
        _putsBack(index, sum - award + asideOf(index, round));
    }

    function noticed(uint256 index) internal {
        state[index].noticeEnd = time() + deals[index].t.notice;
    }

    /// @dev What is neither drawn nor claimed is the client's.
    function closed(uint256 index) internal {
        gets(index, Purse.Client, deals[index].t.client, left(index));
        state[index].flags = state[index].flags & UNCOMMITTED | CLOSED;
    }

    // ------------------------------------------------------------------- support

    function _earns(uint256 index, uint256 amount) private {
        Deal storage d = deals[index];
        uint256 fee = amount * d.t.hubBps / 10_000;
        earnedByClaims[index] += amount;
        feesOfClaims[index] += fee;
        gets(index, Purse.Hub, d.t.hub, fee);
        gets(index, Purse.Worker, receiverOf(d), amount - fee);
    }

    /// @dev Into the fund while the agreement is open and the whole of it fits; else to the client.
    function _putsBack(uint256 index, uint256 amount) private {
        if (isOpen(index) && state[index].funded + amount <= type(uint96).max) {
            state[index].funded += uint96(amount);
        } else {
            gets(index, Purse.Client, deals[index].t.client, amount);
        }
    }

    function _ends(uint256 index, uint16 round, IEscrow.ClaimState how) private {
        claimState[index][round].state = how;
        uint256 key = index << 16 | round;
        uint256 hole = place[key];
        uint256 moved = live[live.length - 1];
        live[hole - 1] = moved;
        place[moved] = hole;
        live.pop();
        delete place[key];
    }
}
