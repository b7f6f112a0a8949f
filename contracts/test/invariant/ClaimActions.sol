// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {PayActions} from "./PayActions.sol";

/// @dev Claims, and every end that they have without a ruling. What only time makes possible is waited for when
/// there is nothing else to do.
abstract contract ClaimActions is PayActions {
    function _claim(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = findOpen(seed, _claimable);
        if (!found && mayWait) {
            (found, index) = findOpen(seed, _claimableLater);
            if (found) waitUntil(claimState[index][state[index].round].reviewEnd + 1);
            found = found && _claimable(index);
        }
        return found && _claimFrom(index, seed);
    }

    function _claimFrom(uint256 index, uint256 seed) internal returns (bool ok) {
        Deal storage d = deals[index];
        uint16 round = state[index].round + 1;
        uint96 sum = uint96(part(seed, 20, 1, _most(index)));
        bool signed = part(seed, 21, 0, 1) == 0;
        bytes memory signature;
        if (signed) {
            signature = signBy(Role.Worker, d.slot, claimHash(d.id, round, sum, EVIDENCE, time(), time()));
        }
        ok = play(
            signed ? submitter(seed) : d.t.worker,
            0,
            abi.encodeCall(IEscrow.claim, (d.packed, round, sum, EVIDENCE, time(), time(), signature))
        );
        if (ok) claimed(index, sum);
        settle(index);
        sameClaim(index, round);
    }

    /// @dev The fee out of the fund, which gets what it lacks of it.
    function _object(uint256 seed) internal returns (bool ok) {
        (bool found, uint256 index, uint16 round) = findClaim(seed, _inReviewOfOpen);
        if (!found) return false;
        if (left(index) < asideOf(index, round)) {
            if (!_topUpDeal(index, seed) || left(index) < asideOf(index, round)) return false;
        }
        Deal storage d = deals[index];
        ok = play(
            part(seed, 21, 0, 1) == 0 ? d.t.client : d.t.approver,
            0,
            abi.encodeCall(IEscrow.object, (d.packed, round, REASON, 0, time(), ""))
        );
        if (ok) objected(index, round, address(0), 0);
        _check(index, round);
    }

    /// @dev Of any deal, a stranger bringing the fee.
    function _objectWithTopUp(uint256 seed) internal returns (bool) {
        (bool found, uint256 index, uint16 round) = findClaim(seed, _arbitrable);
        if (!found) (found, index, round) = findClaim(seed, inReview);
        return found && _bringFee(index, round, seed);
    }

    /// @dev Of a deal that is over. The worker quits if there is none.
    function _objectWhenClosed(uint256 seed) internal returns (bool) {
        (bool found, uint256 index, uint16 round) = findClaim(seed, _inReviewOfClosed);
        if (!found && mayWait) {
            (found, index, round) = findClaim(seed, inReview);
            found = found && quitDeal(index, seed);
        }
        return found && _bringFee(index, round, seed);
    }

    function _collect(uint256 seed) internal returns (bool ok) {
        (bool found, uint256 index, uint16 round) = findClaim(seed, collectable);
        if (!found && mayWait) {
            (found, index, round) = findClaim(seed, pending);
            if (found) waitUntil(claimState[index][round].reviewEnd + 1);
        }
        return found && collectNow(index, round, submitter(seed));
    }

    function collectNow(uint256 index, uint16 round, address caller) internal returns (bool ok) {
        ok = play(caller, 0, abi.encodeCall(IEscrow.collect, (deals[index].packed, round)));
        if (ok) paidOut(index, round, IEscrow.ClaimState.Collected);
        _check(index, round);
    }

    function _concedePending(uint256 seed) internal returns (bool) {
        (bool found, uint256 index, uint16 round) = findClaim(seed, pending);
        return found && _concede(index, round, seed);
    }

    function _concedeDisputed(uint256 seed) internal returns (bool) {
        (bool found, uint256 index, uint16 round) = findClaim(seed, disputed);
        return found && _concede(index, round, seed);
    }

    function _retract(uint256 seed) internal returns (bool ok) {
        (bool found, uint256 index, uint16 round) = findClaim(seed, pending);
        if (!found) return false;
        Deal storage d = deals[index];
        bytes memory yes = signBy(Role.Worker, d.slot, retractHash(d.id, round));
        ok = play(submitter(seed), 0, abi.encodeCall(IEscrow.retract, (d.packed, round, yes)));
        if (ok) retracted(index, round);
        _check(index, round);
    }

    /// @dev With the worker's signature.
    function quitDeal(uint256 index, uint256 seed) internal returns (bool ok) {
        Deal storage d = deals[index];
        uint96 total = uint96(part(seed, 20, 0, state[index].drawn));
        bytes memory yes = signBy(Role.Worker, d.slot, quitHash(d.id, total, NEVER));
        ok = play(submitter(seed), 0, abi.encodeCall(IEscrow.quit, (d.packed, total, NEVER, yes)));
        if (ok) closed(index);
        settle(index);
    }

    // ------------------------------------------------------------------- support

    /// @dev The call of a concession; in one place, whatever it says.
    function concession(uint256 index, uint16 round, bytes memory signature)
        internal
        view
        returns (bytes memory)
    {
        uint96 sum = claimState[index][round].sum;
        return abi.encodeCall(IEscrow.concede, (deals[index].packed, round, sum, signature));
    }

    function _concede(uint256 index, uint16 round, uint256 seed) private returns (bool ok) {
        bool calls = part(seed, 21, 0, 1) == 0;
        bytes memory yes;
        if (!calls) {
            yes = sign(APPROVER_KEY, concedeHash(deals[index].id, round, claimState[index][round].sum));
        }
        ok = play(calls ? deals[index].t.client : submitter(seed), 0, concession(index, round, yes));
        if (ok) paidOut(index, round, IEscrow.ClaimState.Conceded);
        _check(index, round);
    }

    function _bringFee(uint256 index, uint16 round, uint256 seed) private returns (bool ok) {
        Deal storage d = deals[index];
        uint96 fee = asideOf(index, round);
        if (isOpen(index) && type(uint96).max - state[index].funded < fee) return false;
        bytes memory yes = sign(APPROVER_KEY, objectionHash(d.id, round, REASON, NEVER));
        address caller = submitter(seed);
        ok = play(
            caller,
            coins(index, fee),
            abi.encodeCall(IEscrow.object, (d.packed, round, REASON, fee, NEVER, yes))
        );
        if (ok) objected(index, round, caller, fee);
        settleWith(index, caller);
        sameClaim(index, round);
    }

    function _check(uint256 index, uint16 round) internal {
        settle(index);
        sameClaim(index, round);
    }

    function _most(uint256 index) internal view returns (uint96) {
        uint96 cap = deals[index].t.claimCap;
        return left(index) < cap ? left(index) : cap;
    }

    function _claimable(uint256 index) internal view returns (bool) {
        return _claimableLater(index) && time() > _lastReviewEnd(index);
    }

    function _claimableLater(uint256 index) private view returns (bool) {
        uint40 noticeEnd = state[index].noticeEnd;
        return left(index) > 0 && (noticeEnd == 0 || time() <= noticeEnd);
    }

    function _lastReviewEnd(uint256 index) private view returns (uint40) {
        uint16 round = state[index].round;
        return round == 0 ? 0 : claimState[index][round].reviewEnd;
    }

    function pending(uint256 index, uint16 round) internal view returns (bool) {
        return claimState[index][round].state == IEscrow.ClaimState.Pending;
    }

    function disputed(uint256 index, uint16 round) internal view returns (bool) {
        return claimState[index][round].state == IEscrow.ClaimState.Disputed;
    }

    function inReview(uint256 index, uint16 round) internal view returns (bool) {
        return pending(index, round) && time() <= claimState[index][round].reviewEnd;
    }

    function collectable(uint256 index, uint16 round) internal view returns (bool) {
        return pending(index, round) && time() > claimState[index][round].reviewEnd;
    }

    function _inReviewOfOpen(uint256 index, uint16 round) private view returns (bool) {
        return inReview(index, round) && isOpen(index);
    }

    function _inReviewOfClosed(uint256 index, uint16 round) private view returns (bool) {
        return inReview(index, round) && !isOpen(index);
    }

    function _arbitrable(uint256 index, uint16 round) private view returns (bool) {
        return inReview(index, round) && deals[index].t.arbiter != address(0);
    }
}
