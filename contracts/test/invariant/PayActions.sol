// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {Merkle} from "../support/Merkle.sol";
import {vm} from "../support/Vm.sol";
import {MoneyActions} from "./MoneyActions.sol";

/// @dev The voucher line.
abstract contract PayActions is MoneyActions {
    function _payDirectly(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = findOpen(seed, _payable);
        if (!found) return false;
        Deal storage d = deals[index];
        uint96 total = _total(d, seed);
        look(index);
        vm.prank(seed % 2 == 0 ? d.t.client : d.t.approver);
        escrow.pay(d.packed, total, MEMO, "");
        book(index, 0, 0);
        return true;
    }

    function _payByVoucher(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = findOpen(seed, _payable);
        if (!found) return false;
        Deal storage d = deals[index];
        uint96 total = _total(d, seed);
        look(index);
        _submit(d, total, bytes.concat(hex"00", sign(APPROVER_KEY, voucherHash(d.id, total, MEMO))));
        book(index, 0, 0);
        return true;
    }

    /// @dev A total that the fund does not reach.
    function _payBeyondTheFund(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = findOpen(seed, _payable);
        if (!found) return false;
        Deal storage d = deals[index];
        uint96 total = agreement(d.id).funded + uint96(part(seed, 20, 1, 100 ether));
        look(index);
        _submit(d, total, bytes.concat(hex"00", sign(APPROVER_KEY, voucherHash(d.id, total, MEMO))));
        book(index, 0, 0);
        vm.assertEq(left(d), 0, "drawn to the end");
        return true;
    }

    function _payByDelegate(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = findOpen(seed, _payable);
        if (!found) return false;
        Deal storage d = deals[index];
        uint96 total = _total(d, seed);
        IEscrow.Proof memory p;
        (p.key, p.limit) = (delegate, total);
        p.delegation = sign(APPROVER_KEY, delegationHash(d.id, delegate, total));
        p.signature = sign(DELEGATE_KEY, voucherHash(d.id, total, MEMO));
        look(index);
        _submit(d, total, proven(p));
        book(index, 0, 0);
        return true;
    }

    /// @dev The worker tips whoever submits; the stranger is richer by the tip, and by nothing else.
    function _payWithTip(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = findOpen(seed, _payable);
        if (!found) return false;
        Deal storage d = deals[index];
        IEscrow.Agreement memory a = agreement(d.id);
        uint96 total = _total(d, seed);
        uint256 fee = uint256(total) * d.t.hubBps / 10_000 - uint256(a.drawn) * d.t.hubBps / 10_000;
        IEscrow.Proof memory p;
        p.tip = uint96(part(seed, 21, 0, total - a.drawn - fee));
        p.tipDeadline = time();
        p.draw = signByWorker(d.slot, drawHash(d.id, total, p.tip, p.tipDeadline));
        p.signature = sign(APPROVER_KEY, voucherHash(d.id, total, MEMO));
        uint256 before = wealth(stranger, d.t.token);
        look(index);
        _submit(d, total, proven(p));
        book(index, 0, 0);
        bookTip(index, p.tip);
        if (d.slot != HOSTILE) vm.assertEq(wealth(stranger, d.t.token), before + p.tip, "the submitter's");
        return true;
    }

    /// @dev Every slot's last deal, open or not, drawn or not, as the leaves of one batch.
    function _payMany(uint256 seed) internal returns (bool) {
        uint256[] memory which = lastDeals();
        if (which.length < 2) return false;
        bytes32[] memory leaves = new bytes32[](which.length);
        IEscrow.Payment[] memory payments = new IEscrow.Payment[](which.length);
        for (uint256 i = 0; i < which.length; i++) {
            Deal storage d = deals[which[i]];
            look(which[i]);
            uint96 total = uint96(part(seed, 30 + i, 0, agreement(d.id).funded));
            leaves[i] = voucherHash(d.id, total, MEMO);
            payments[i] = IEscrow.Payment({terms: d.packed, total: total, memo: MEMO, approval: ""});
        }
        IEscrow.Proof memory p;
        p.signature = sign(APPROVER_KEY, batchHash(Merkle.root(leaves)));
        for (uint256 i = 0; i < which.length; i++) {
            p.path = Merkle.path(leaves, i);
            payments[i].approval = proven(p);
        }
        vm.prank(stranger);
        escrow.payMany(payments);
        for (uint256 i = 0; i < which.length; i++) {
            book(which[i], 0, 0);
        }
        return true;
    }

    // ------------------------------------------------------------------ support

    function _payable(Deal storage d) internal view returns (bool) {
        return left(d) > 0;
    }

    /// @dev Above what is drawn, at most what is funded.
    function _total(Deal storage d, uint256 seed) internal view returns (uint96) {
        IEscrow.Agreement memory a = agreement(d.id);
        return uint96(part(seed, 20, uint256(a.drawn) + 1, a.funded));
    }

    function _submit(Deal storage d, uint96 total, bytes memory yes) internal {
        vm.prank(stranger);
        escrow.pay(d.packed, total, MEMO, yes);
    }
}
