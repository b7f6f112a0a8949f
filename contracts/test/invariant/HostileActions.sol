// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {vm} from "../support/Vm.sol";
import {EndActions} from "./EndActions.sol";

/// @dev What must fail, whoever tries it and whenever.
abstract contract HostileActions is EndActions {
    /// @dev A stranger without any signature, at every call that wants one.
    function _trespass(uint256 seed) internal returns (bool) {
        if (deals.length == 0) return false;
        Deal storage d = deals[seed % deals.length];
        uint16 round = uint16(part(seed, 20, 0, agreement(d.id).round));
        uint96 total = uint96(part(seed, 21, 0, agreement(d.id).funded));
        _fails(stranger, abi.encodeCall(IEscrow.pay, (d.packed, total, MEMO, "")));
        _fails(stranger, abi.encodeCall(IEscrow.claim, (d.packed, round + 1, total, MEMO, 0, NEVER, "")));
        _fails(stranger, abi.encodeCall(IEscrow.object, (d.packed, round, REASON, 0, NEVER, "")));
        _fails(stranger, abi.encodeCall(IEscrow.concede, (d.packed, round, claimOf(d.id, round).sum, "")));
        _fails(stranger, abi.encodeCall(IEscrow.retract, (d.packed, round, "")));
        _fails(stranger, abi.encodeCall(IEscrow.rule, (d.packed, round, 0, REASON, "")));
        _fails(stranger, abi.encodeCall(IEscrow.giveNotice, (d.packed, NEVER, "")));
        _fails(stranger, abi.encodeCall(IEscrow.quit, (d.packed, 0, NEVER, "")));
        _fails(stranger, abi.encodeCall(IEscrow.withdrawCredit, (d.t.hub, d.t.token, stranger, 0, NEVER, "")));
        _fails(stranger, abi.encodeCall(IEscrow.open, (d.packed, 0, "", NEVER, "")));
        return true;
    }

    /// @dev The parties in each other's roles.
    function _usurp(uint256 seed) internal returns (bool) {
        if (deals.length == 0) return false;
        Deal storage d = deals[seed % deals.length];
        IEscrow.Agreement memory a = agreement(d.id);
        uint16 round = uint16(part(seed, 20, 0, a.round));
        uint96 total = a.drawn + 1;
        bytes memory byWorker = bytes.concat(hex"00", signByWorker(d.slot, voucherHash(d.id, total, MEMO)));
        _fails(d.t.worker, abi.encodeCall(IEscrow.pay, (d.packed, total, MEMO, byWorker)));
        _fails(d.t.worker, abi.encodeCall(IEscrow.concede, (d.packed, round, claimOf(d.id, round).sum, "")));
        _fails(d.t.worker, abi.encodeCall(IEscrow.object, (d.packed, round, REASON, 0, NEVER, "")));
        _fails(d.t.worker, abi.encodeCall(IEscrow.rule, (d.packed, round, 1, REASON, "")));
        _fails(d.t.worker, abi.encodeCall(IEscrow.giveNotice, (d.packed, NEVER, "")));
        _fails(d.t.client, abi.encodeCall(IEscrow.retract, (d.packed, round, "")));
        _fails(d.t.client, abi.encodeCall(IEscrow.rule, (d.packed, round, 0, REASON, "")));
        _fails(d.t.client, abi.encodeCall(IEscrow.quit, (d.packed, 0, NEVER, "")));
        _fails(d.t.client, abi.encodeCall(IEscrow.close, (d.packed, a.round, a.drawn, NEVER, "", "")));
        _fails(approver, abi.encodeCall(IEscrow.giveNotice, (d.packed, NEVER, "")));
        _fails(d.t.arbiter, abi.encodeCall(IEscrow.collect, (d.packed, a.round + 1)));
        return true;
    }

    /// @dev What is over, too early, or for another deal.
    function _replay(uint256 seed) internal returns (bool) {
        if (deals.length == 0) return false;
        Deal storage d = deals[seed % deals.length];
        Deal storage other = deals[(seed / 7) % deals.length];
        IEscrow.Agreement memory a = agreement(d.id);
        bytes memory old = bytes.concat(hex"00", sign(APPROVER_KEY, voucherHash(d.id, a.drawn, MEMO)));
        _fails(stranger, abi.encodeCall(IEscrow.pay, (d.packed, a.drawn, MEMO, old)));
        uint96 total = a.drawn + 1;
        if (other.id != d.id) {
            bytes memory foreign =
                bytes.concat(hex"00", sign(APPROVER_KEY, voucherHash(other.id, total, MEMO)));
            _fails(stranger, abi.encodeCall(IEscrow.pay, (d.packed, total, MEMO, foreign)));
        }
        bytes memory again = signByWorker(d.slot, termsHash(d.t));
        _fails(d.t.client, abi.encodeCall(IEscrow.open, (d.packed, 0, again, NEVER, "")));
        for (uint16 round = 1; round <= a.round; round++) {
            IEscrow.Claim memory c = claimOf(d.id, round);
            if (!_collectable(d, c)) _fails(stranger, abi.encodeCall(IEscrow.collect, (d.packed, round)));
            if (!_lapsable(d, c)) _fails(stranger, abi.encodeCall(IEscrow.lapse, (d.packed, round)));
            if (!_pending(d, c)) _fails(d.t.worker, abi.encodeCall(IEscrow.retract, (d.packed, round, "")));
            if (!_inReview(d, c)) {
                _fails(approver, abi.encodeCall(IEscrow.object, (d.packed, round, REASON, 0, NEVER, "")));
            }
            if (!_pending(d, c) && !_disputed(d, c)) {
                _fails(approver, abi.encodeCall(IEscrow.concede, (d.packed, round, c.sum, "")));
            }
        }
        if (!_claimable(d)) {
            _fails(d.t.worker, abi.encodeCall(IEscrow.claim, (d.packed, a.round + 1, 1, MEMO, 0, NEVER, "")));
        }
        if (a.noticeEnd == 0 || time() <= a.noticeEnd) {
            _fails(d.t.client, abi.encodeCall(IEscrow.withdraw, (d.packed)));
        }
        if (!_noticeable(d)) _fails(d.t.client, abi.encodeCall(IEscrow.giveNotice, (d.packed, NEVER, "")));
        return true;
    }

    function _fails(address caller, bytes memory data) private {
        vm.prank(caller);
        (bool ok,) = address(escrow).call(data);
        vm.assertFalse(ok, "a hostile call succeeded");
    }
}
