// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {vm} from "../support/Vm.sol";
import {PayActions} from "./PayActions.sol";

/// @dev Claims, from the first second to every end they have.
abstract contract ClaimActions is PayActions {
    function _claim(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = findOpen(seed, _claimable);
        if (!found) return false;
        Deal storage d = deals[index];
        uint16 round = agreement(d.id).round + 1;
        uint96 most = left(d) < d.t.claimCap ? left(d) : d.t.claimCap;
        uint96 sum = uint96(part(seed, 20, 1, most));
        bytes memory signature;
        if (seed % 2 == 0) {
            signature = signByWorker(d.slot, claimHash(d.id, round, sum, EVIDENCE, 0, time()));
        }
        look(index);
        vm.prank(seed % 2 == 0 ? stranger : d.t.worker);
        escrow.claim(d.packed, round, sum, EVIDENCE, 0, time(), signature);
        book(index, 0, 0);
        return true;
    }

    /// @dev Of an open deal, the fee out of the fund.
    function _object(uint256 seed) internal returns (bool) {
        (bool found, uint256 index, uint16 round) = findClaim(seed, _objectable);
        if (!found) return false;
        Deal storage d = deals[index];
        look(index);
        vm.prank(seed % 2 == 0 ? d.t.client : d.t.approver);
        escrow.object(d.packed, round, REASON, 0, time(), "");
        book(index, 0, 0);
        return true;
    }

    /// @dev Of any deal, a stranger bringing the fee.
    function _objectWithTopUp(uint256 seed) internal returns (bool) {
        (bool found, uint256 index, uint16 round) = findClaim(seed, _inReview);
        if (!found) return false;
        Deal storage d = deals[index];
        uint96 aside = asideOf(d, claimOf(d.id, round).sum);
        bytes memory signature = sign(APPROVER_KEY, objectionHash(d.id, round, REASON, NEVER));
        look(index);
        vm.prank(stranger);
        escrow.object{value: d.t.token == COIN ? aside : 0}(d.packed, round, REASON, aside, NEVER, signature);
        book(index, 0, aside);
        return true;
    }

    function _collect(uint256 seed) internal returns (bool) {
        (bool found, uint256 index, uint16 round) = findClaim(seed, _collectable);
        if (!found) return false;
        look(index);
        vm.prank(stranger);
        escrow.collect(deals[index].packed, round);
        bookClaim(index);
        return true;
    }

    function _concedePending(uint256 seed) internal returns (bool) {
        (bool found, uint256 index, uint16 round) = findClaim(seed, _pending);
        return found && _concede(index, round, seed);
    }

    function _concedeDisputed(uint256 seed) internal returns (bool) {
        (bool found, uint256 index, uint16 round) = findClaim(seed, _disputed);
        return found && _concede(index, round, seed);
    }

    function _retract(uint256 seed) internal returns (bool) {
        (bool found, uint256 index, uint16 round) = findClaim(seed, _pending);
        if (!found) return false;
        Deal storage d = deals[index];
        look(index);
        vm.prank(stranger);
        escrow.retract(d.packed, round, signByWorker(d.slot, retractHash(d.id, round)));
        bookClaim(index);
        return true;
    }

    function _ruleNothing(uint256 seed) internal returns (bool) {
        (bool found, uint256 index, uint16 round) = findClaim(seed, _rulable);
        return found && _rule(index, round, 0);
    }

    function _rulePart(uint256 seed) internal returns (bool) {
        (bool found, uint256 index, uint16 round) = findClaim(seed, _rulable);
        return found && _rule(index, round, uint96(part(seed, 20, 1, claimOf(deals[index].id, round).sum)));
    }

    function _lapse(uint256 seed) internal returns (bool) {
        (bool found, uint256 index, uint16 round) = findClaim(seed, _lapsable);
        if (!found) return false;
        look(index);
        vm.prank(stranger);
        escrow.lapse(deals[index].packed, round);
        bookClaim(index);
        return true;
    }

    // ------------------------------------------------------------------ support

    function _concede(uint256 index, uint16 round, uint256 seed) private returns (bool) {
        Deal storage d = deals[index];
        uint96 sum = claimOf(d.id, round).sum;
        bytes memory signature = seed % 2 == 0 ? bytes("") : sign(APPROVER_KEY, concedeHash(d.id, round, sum));
        look(index);
        vm.prank(seed % 2 == 0 ? d.t.client : stranger);
        escrow.concede(d.packed, round, sum, signature);
        bookClaim(index);
        return true;
    }

    function _rule(uint256 index, uint16 round, uint96 award) private returns (bool) {
        Deal storage d = deals[index];
        look(index);
        vm.prank(stranger);
        escrow.rule(
            d.packed, round, award, REASON, signByArbiter(d.slot, rulingHash(d.id, round, award, REASON))
        );
        bookClaim(index);
        return true;
    }

    function _claimable(Deal storage d) internal view returns (bool) {
        IEscrow.Agreement memory a = agreement(d.id);
        bool noticeRan = a.noticeEnd != 0 && time() > a.noticeEnd;
        bool inReview = a.round > 0 && time() <= claimOf(d.id, a.round).reviewEnd;
        return a.funded > a.drawn && !noticeRan && !inReview;
    }

    function _pending(Deal storage, IEscrow.Claim memory c) internal pure returns (bool) {
        return c.state == IEscrow.ClaimState.Pending;
    }

    function _disputed(Deal storage, IEscrow.Claim memory c) internal pure returns (bool) {
        return c.state == IEscrow.ClaimState.Disputed;
    }

    function _inReview(Deal storage d, IEscrow.Claim memory c) internal view returns (bool) {
        return _pending(d, c) && time() <= c.reviewEnd;
    }

    function _objectable(Deal storage d, IEscrow.Claim memory c) private view returns (bool) {
        return _inReview(d, c) && isOpen(d) && left(d) >= asideOf(d, c.sum);
    }

    function _collectable(Deal storage d, IEscrow.Claim memory c) internal view returns (bool) {
        return _pending(d, c) && time() > c.reviewEnd;
    }

    function _rulable(Deal storage d, IEscrow.Claim memory c) private view returns (bool) {
        return _disputed(d, c) && time() <= c.rulingEnd && d.t.arbiter != address(0);
    }

    function _lapsable(Deal storage d, IEscrow.Claim memory c) internal view returns (bool) {
        return _disputed(d, c) && time() > c.rulingEnd;
    }
}
