// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {ClaimActions} from "./ClaimActions.sol";

/// @dev Rulings, lapses, notice and closing.
abstract contract EndActions is ClaimActions {
    function _ruleNothing(uint256 seed) internal returns (bool) {
        (bool found, uint256 index, uint16 round) = findClaim(seed, rulable);
        return found && _rule(index, round, 0, seed);
    }

    /// @dev One in four awards the whole sum.
    function _rulePart(uint256 seed) internal returns (bool) {
        (bool found, uint256 index, uint16 round) = findClaim(seed, rulable);
        if (!found) return false;
        uint96 sum = claimState[index][round].sum;
        uint256 award = part(seed, 22, 0, 3) == 0 ? sum : part(seed, 20, 1, sum);
        return _rule(index, round, uint96(award), seed);
    }

    function _lapse(uint256 seed) internal returns (bool) {
        (bool found, uint256 index, uint16 round) = findClaim(seed, lapsable);
        if (!found && mayWait) {
            (found, index, round) = findClaim(seed, disputed);
            if (found) waitUntil(uint256(claimState[index][round].rulingEnd) + 1);
        }
        return found && lapseNow(index, round, submitter(seed));
    }

    function lapseNow(uint256 index, uint16 round, address caller) internal returns (bool ok) {
        ok = play(caller, 0, abi.encodeCall(IEscrow.lapse, (deals[index].packed, round)));
        if (ok) lapsed(index, round);
        _check(index, round);
    }

    function _giveNotice(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = findOpen(seed, noticeable);
        if (!found && mayWait) {
            (found, index) = findOpen(seed, unnoticed);
            if (found) waitUntil(deals[index].t.committedUntil);
        }
        return found && noticeNow(index, part(seed, 21, 0, 1) == 0, seed);
    }

    function noticeNow(uint256 index, bool signed, uint256 seed) internal returns (bool ok) {
        Deal storage d = deals[index];
        bytes memory yes = signed ? signBy(Role.Client, d.slot, noticeHash(d.id, time())) : bytes("");
        address caller = signed ? submitter(seed) : d.t.client;
        ok = play(caller, 0, abi.encodeCall(IEscrow.giveNotice, (d.packed, time(), yes)));
        if (ok) noticed(index);
        settle(index);
    }

    function _withdraw(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = findOpen(seed, withdrawable);
        if (!found && mayWait) {
            (found, index) = findOpen(seed, _inNotice);
            if (found) waitUntil(uint256(state[index].noticeEnd) + 1);
        }
        return found && withdrawNow(index, submitter(seed));
    }

    function withdrawNow(uint256 index, address caller) internal returns (bool ok) {
        ok = play(caller, 0, abi.encodeCall(IEscrow.withdraw, (deals[index].packed)));
        if (ok) closed(index);
        settle(index);
    }

    /// @dev One of the two calls with the other's signature, or somebody with both.
    function _close(uint256 seed) internal returns (bool ok) {
        (bool found, uint256 index) = findOpen(seed, any);
        if (!found) return false;
        Deal storage d = deals[index];
        uint16 round = state[index].round;
        uint96 total = uint96(part(seed, 20, state[index].drawn, state[index].funded));
        bytes32 hash = closeHash(d.id, round, total, NEVER);
        uint256 way = part(seed, 21, 0, 2);
        bytes memory byClient = way == 0 ? bytes("") : signBy(Role.Client, d.slot, hash);
        bytes memory byWorker = way == 1 ? bytes("") : signBy(Role.Worker, d.slot, hash);
        address caller = way == 0 ? d.t.client : way == 1 ? d.t.worker : submitter(seed);
        ok = play(
            caller, 0, abi.encodeCall(IEscrow.close, (d.packed, round, total, NEVER, byClient, byWorker))
        );
        if (ok) {
            drawnTo(index, total, 0, address(0));
            closed(index);
        }
        settle(index);
    }

    function _quit(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = findOpen(seed, any);
        return found && quitDeal(index, seed);
    }

    // ------------------------------------------------------------------- support

    function _rule(uint256 index, uint16 round, uint96 award, uint256 seed) private returns (bool ok) {
        Deal storage d = deals[index];
        bytes memory yes = signBy(Role.Arbiter, d.slot, rulingHash(d.id, round, award, REASON));
        ok = play(submitter(seed), 0, abi.encodeCall(IEscrow.rule, (d.packed, round, award, REASON, yes)));
        if (ok) ruled(index, round, award);
        _check(index, round);
    }

    function rulable(uint256 index, uint16 round) internal view returns (bool) {
        return disputed(index, round) && time() <= claimState[index][round].rulingEnd
            && deals[index].t.arbiter != address(0);
    }

    function lapsable(uint256 index, uint16 round) internal view returns (bool) {
        return disputed(index, round) && time() > claimState[index][round].rulingEnd;
    }

    function unnoticed(uint256 index) internal view returns (bool) {
        return state[index].noticeEnd == 0;
    }

    function noticeable(uint256 index) internal view returns (bool) {
        bool committed = state[index].flags & UNCOMMITTED == 0 && time() < deals[index].t.committedUntil;
        return unnoticed(index) && !committed;
    }

    function _inNotice(uint256 index) private view returns (bool) {
        return state[index].noticeEnd != 0;
    }

    function withdrawable(uint256 index) internal view returns (bool) {
        return _inNotice(index) && time() > state[index].noticeEnd;
    }
}
