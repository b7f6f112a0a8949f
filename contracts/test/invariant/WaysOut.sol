// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {vm} from "../support/Vm.sol";
import {Checks} from "./Checks.sol";

/// @dev Rule 4: from wherever a run ended, each side alone gets everything out within the periods of the terms, and
/// everybody has what the rules give, worked out beforehand from the state. What is left are gifts.
abstract contract WaysOut is Checks {
    /// @dev What everyone must have at the end.
    mapping(address token => mapping(address person => uint256)) private fate;
    uint256 private end;

    /// @dev Worker and arbiter are silent: the client gives notice, and whoever likes ends what has run out.
    function checkClientsWayOut() external {
        _foresee(false);
        for (uint256 i = 0; i < deals.length; i++) {
            if (!isOpen(i)) continue;
            uint256 from = noticeable(i) || !unnoticed(i) ? time() : deals[i].t.committedUntil;
            uint256 out = unnoticed(i) ? from + deals[i].t.notice : state[i].noticeEnd;
            if (out > end) end = out;
        }
        while (_nextStep(true)) {}
        _allOut();
    }

    /// @dev Client and arbiter are silent: the worker draws the vouchers that it has, claims once more, waits, and quits.
    function checkWorkersWayOut() external {
        _foresee(true);
        for (uint256 i = 0; i < deals.length; i++) {
            if (!isOpen(i)) continue;
            _drawVoucher(i);
            if (_claimable(i)) _claimMost(i);
        }
        while (_nextStep(false)) {}
        for (uint256 i = 0; i < deals.length; i++) {
            if (!isOpen(i)) continue;
            _drawVoucher(i);
            play(deals[i].t.worker, 0, abi.encodeCall(IEscrow.quit, (deals[i].packed, 0, time(), "")));
            closed(i);
            settle(i);
        }
        _allOut();
    }

    // ------------------------------------------------------------------- foresight

    function _foresee(bool workers) private {
        end = time();
        for (uint256 slot = 0; slot < SLOTS; slot++) {
            for (uint256 role = 0; role < ROLES; role++) {
                address person = who(Role(role), slot);
                fate[COIN][person] = wealth[COIN][person];
                fate[tokenOf(slot)][person] = wealth[tokenOf(slot)][person];
            }
        }
        for (uint256 i = 0; i < deals.length; i++) {
            _foreseeDeal(i, workers);
        }
    }

    /// @dev Pending claims are paid, disputed ones go by the fallback; of the fund the worker draws what its voucher says
    /// and claims once more, if this is its way out; the rest is the client's.
    function _foreseeDeal(uint256 index, bool workers) private {
        Deal storage d = deals[index];
        IEscrow.Agreement memory a = state[index];
        uint256 back;
        for (uint16 round = 1; round <= a.round; round++) {
            back += _foreseeClaim(index, round);
        }
        if (isOpen(index)) {
            uint256 fund = uint256(a.funded);
            uint256 drawn = a.drawn;
            if (workers) {
                drawn = _highest(drawn, d.voucher, fund);
                fund -= _foreseeNewClaim(index, fund - drawn);
                drawn = _highest(drawn, d.voucher, fund + back);
            }
            uint256 fee = drawn * d.t.hubBps / 10_000 - uint256(a.drawn) * d.t.hubBps / 10_000;
            fate[d.t.token][d.t.hub] += fee;
            fate[d.t.token][receiverOf(d)] += drawn - a.drawn - fee;
            back = back + fund - drawn;
        }
        fate[d.t.token][d.t.client] += back;
    }

    function _foreseeClaim(uint256 index, uint16 round) private returns (uint256 back) {
        IEscrow.Claim storage c = claimState[index][round];
        uint256 until;
        if (pending(index, round)) {
            _foreseeEarning(index, c.sum);
            until = c.reviewEnd;
        }
        if (disputed(index, round)) {
            uint256 award = uint256(c.sum) * deals[index].t.fallbackBps / 10_000;
            _foreseeEarning(index, award);
            back = c.sum - award + asideOf(index, round);
            until = c.rulingEnd;
        }
        if (until > end) end = until;
    }

    function _foreseeNewClaim(uint256 index, uint256 rest) private returns (uint256 sum) {
        if (rest == 0 || !_claimable(index)) return 0;
        Deal storage d = deals[index];
        sum = rest < d.t.claimCap ? rest : d.t.claimCap;
        _foreseeEarning(index, sum);
        if (time() + d.t.review > end) end = time() + d.t.review;
    }

    function _foreseeEarning(uint256 index, uint256 amount) private {
        Deal storage d = deals[index];
        uint256 fee = amount * d.t.hubBps / 10_000;
        fate[d.t.token][d.t.hub] += fee;
        fate[d.t.token][receiverOf(d)] += amount - fee;
    }

    /// @dev How far the line goes: never back, never beyond the fund.
    function _highest(uint256 drawn, uint256 voucher, uint256 fund) private pure returns (uint256) {
        uint256 to = voucher < fund ? voucher : fund;
        return to > drawn ? to : drawn;
    }

    // ----------------------------------------------------------------------- acts

    function _drawVoucher(uint256 index) private {
        Deal storage d = deals[index];
        if (!due(index, d.voucher)) return;
        bytes memory yes = bytes.concat(hex"00", sign(APPROVER_KEY, voucherHash(d.id, d.voucher, MEMO)));
        play(d.t.worker, 0, abi.encodeCall(IEscrow.pay, (d.packed, d.voucher, MEMO, yes)));
        uint96 funded = state[index].funded;
        drawnTo(index, d.voucher < funded ? d.voucher : funded, 0, address(0));
        settle(index);
    }

    function _claimMost(uint256 index) private {
        Deal storage d = deals[index];
        uint96 sum = _most(index);
        bytes memory data =
            abi.encodeCall(IEscrow.claim, (d.packed, state[index].round + 1, sum, EVIDENCE, 0, time(), ""));
        play(d.t.worker, 0, data);
        claimed(index, sum);
        settle(index);
    }

    /// @dev Whatever becomes possible first is done in the first second in which it is possible, by whoever may.
    function _nextStep(bool clients) private returns (bool found) {
        uint256 soonest = type(uint256).max;
        uint256 which;
        uint16 round;
        for (uint256 i = 0; i < live.length; i++) {
            (uint256 index, uint16 r) = liveClaim(i);
            IEscrow.Claim storage c = claimState[index][r];
            uint256 moment = uint256(pending(index, r) ? c.reviewEnd : c.rulingEnd) + 1;
            if (moment < soonest) (soonest, which, round) = (moment, index, r);
        }
        for (uint256 slot = 0; clients && slot < SLOTS; slot++) {
            if (last[slot] == 0 || !isOpen(last[slot] - 1)) continue;
            uint256 index = last[slot] - 1;
            uint256 moment =
                unnoticed(index) ? deals[index].t.committedUntil : uint256(state[index].noticeEnd) + 1;
            if (noticeable(index)) moment = 0;
            if (moment < soonest) (soonest, which, round) = (moment, index, 0);
        }
        if (soonest == type(uint256).max) return false;
        if (soonest > time()) _tooEarly(which, round, soonest);
        if (round == 0) {
            unnoticed(which) ? noticeNow(which, false, 0) : withdrawNow(which, deals[which].t.client);
        } else if (pending(which, round)) {
            collectNow(which, round, approver);
        } else {
            lapseNow(which, round, approver);
        }
        return true;
    }

    /// @dev In the last second before it, it is refused.
    function _tooEarly(uint256 index, uint16 round, uint256 moment) private {
        Deal storage d = deals[index];
        waitUntil(moment - 1);
        if (round == 0) {
            bytes memory early = unnoticed(index)
                ? abi.encodeCall(IEscrow.giveNotice, (d.packed, NEVER, ""))
                : abi.encodeCall(IEscrow.withdraw, (d.packed));
            fails(d.t.client, 0, early);
        } else if (pending(index, round)) {
            fails(approver, 0, abi.encodeCall(IEscrow.collect, (d.packed, round)));
        } else {
            fails(approver, 0, abi.encodeCall(IEscrow.lapse, (d.packed, round)));
        }
        waitUntil(moment);
    }

    // ------------------------------------------------------------------------ end

    /// @dev In time; to the last unit; and withdrawn.
    function _allOut() private {
        if (time() > end + 1) vm.assertTrue(false, "out within the periods of the terms");
        for (uint256 slot = 0; slot < SLOTS; slot++) {
            for (uint256 role = 0; role < ROLES; role++) {
                if (slot != MOODY) _hasAll(tokenOf(slot), who(Role(role), slot));
            }
            if (tokenOf(slot) != COIN) _hasAll(COIN, who(Role.Submitter, slot));
        }
        for (uint256 slot = 0; slot < SLOTS; slot++) {
            if (slot != MOODY) same(balance(tokenOf(slot), address(escrow)), gifts[tokenOf(slot)], "stuck");
        }
    }

    function _hasAll(address token_, address person) private {
        uint256 credit = escrow.credits(person, token_);
        same(balance(token_, person) + credit, fate[token_][person], "what the rules give");
        if (credit > 0) withdrawTo(person, token_, sinkOf(person), person, "");
    }
}
