// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {Merkle} from "../support/Merkle.sol";
import {vm} from "../support/Vm.sol";
import {MoneyActions} from "./MoneyActions.sol";

/// @dev The voucher line.
abstract contract PayActions is MoneyActions {
    /// @dev The approver signs for the worker to keep: a debt that the way out must pay. Of a fund that is nearly full
    /// it stays below the fund.
    function _signVoucher(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = findOpen(seed, any);
        if (!found) return false;
        uint256 total = uint256(state[index].drawn) + part(seed, 20, 0, 30 ether);
        uint256 most = uint256(type(uint96).max) - 1_000 ether;
        if (total > most) total = most;
        if (total > deals[index].voucher) deals[index].voucher = uint96(total);
        return true;
    }

    function _payDirectly(uint256 seed) internal returns (bool ok) {
        (bool found, uint256 index) = findOpen(seed, _covered);
        if (!found) return false;
        Deal storage d = deals[index];
        uint96 total = _total(index, seed);
        ok = play(
            part(seed, 21, 0, 1) == 0 ? d.t.client : d.t.approver,
            0,
            abi.encodeCall(IEscrow.pay, (d.packed, total, MEMO, ""))
        );
        if (ok) drawnTo(index, total, 0, address(0));
        settle(index);
    }

    function _payByVoucher(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = findOpen(seed, _covered);
        if (!found) return false;
        uint96 total = _total(index, seed);
        return _submit(index, total, total, voucherOf(index, total, seed), seed);
    }

    /// @dev A total that the fund does not reach.
    function _payBeyondTheFund(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = findOpen(seed, _covered);
        uint96 funded = state[index].funded;
        if (!found || funded > type(uint96).max - 100 ether) return false;
        uint96 total = funded + uint96(part(seed, 20, 1, 100 ether));
        return _submit(index, total, funded, voucherOf(index, total, seed), seed);
    }

    function _payByDelegate(uint256 seed) internal returns (bool) {
        (bool found, uint256 index) = findOpen(seed, _covered);
        if (!found) return false;
        Deal storage d = deals[index];
        uint96 total = _total(index, seed);
        IEscrow.Proof memory p;
        (p.key, p.limit) = (delegate, uint96(part(seed, 21, total, type(uint96).max)));
        p.delegation = sign(APPROVER_KEY, delegationHash(d.id, delegate, p.limit));
        p.signature = sign(DELEGATE_KEY, voucherHash(d.id, total, MEMO));
        return _submit(index, total, total, proven(p), seed);
    }

    /// @dev The worker tips whoever submits, who is richer by the tip and by nothing else.
    function _payWithTip(uint256 seed) internal returns (bool ok) {
        (bool found, uint256 index) = findOpen(seed, _covered);
        if (!found) return false;
        Deal storage d = deals[index];
        uint96 drawn = state[index].drawn;
        uint96 total = _total(index, seed);
        uint256 fee = uint256(total) * d.t.hubBps / 10_000 - uint256(drawn) * d.t.hubBps / 10_000;
        IEscrow.Proof memory p;
        p.tip = uint96(part(seed, 21, 0, total - drawn - fee));
        p.tipDeadline = time();
        p.draw = signBy(Role.Worker, d.slot, drawHash(d.id, total, p.tip, p.tipDeadline));
        p.signature = sign(APPROVER_KEY, voucherHash(d.id, total, MEMO));
        address caller = submitter(seed);
        ok = play(caller, 0, abi.encodeCall(IEscrow.pay, (d.packed, total, MEMO, proven(p))));
        if (ok) drawnTo(index, total, p.tip, caller);
        settleWith(index, caller);
    }

    /// @dev Some deals, open or over, drawn or not, as the leaves of one batch; every other voucher is a delegate's, whose
    /// delegations are leaves too.
    function _payMany(uint256 seed) internal returns (bool ok) {
        uint256[] memory which = someDeals(seed);
        if (which.length < 2) return false;
        IEscrow.Payment[] memory payments = batchOf(which, seed);
        address caller = submitter(seed);
        ok = play(caller, 0, abi.encodeCall(IEscrow.payMany, (payments)));
        for (uint256 i = 0; i < which.length; i++) {
            if (ok && due(which[i], payments[i].total)) {
                drawnTo(which[i], _upTo(which[i], payments[i].total), 0, address(0));
            }
        }
        settleAll(which, caller);
    }

    /// @dev Rule 3: of any deal and any total, a voucher is paid exactly when it is due.
    function _tryVoucher(uint256 seed) internal returns (bool) {
        if (deals.length == 0) return false;
        uint256 index = part(seed, 25, 0, deals.length - 1);
        Deal storage d = deals[index];
        uint96 drawn = state[index].drawn;
        uint96 total = uint96(part(seed, 20, drawn / 2, uint256(drawn) + 1 ether));
        bytes memory data =
            abi.encodeCall(IEscrow.pay, (d.packed, total, MEMO, voucherOf(index, total, seed)));
        vm.prank(submitter(seed));
        (bool ok,) = address(escrow).call(data);
        if (ok != due(index, total)) vm.assertEq(ok ? 1 : 0, ok ? 0 : 1, "a voucher is paid when it is due");
        if (ok) drawnTo(index, _upTo(index, total), 0, address(0));
        settle(index);
        return true;
    }

    // ------------------------------------------------------------------- support

    /// @dev Rule 3.
    function due(uint256 index, uint96 total) internal view returns (bool) {
        return isOpen(index) && total > state[index].drawn && left(index) > 0;
    }

    function voucherOf(uint256 index, uint96 total, uint256 seed) internal returns (bytes memory) {
        bytes32 hash = voucherHash(deals[index].id, total, MEMO);
        bytes memory signature = part(seed, 26, 0, 1) == 0
            ? sign(APPROVER_KEY, hash)
            : signBy(Role.Client, deals[index].slot, hash);
        return bytes.concat(hex"00", signature);
    }

    function batchOf(uint256[] memory which, uint256 seed)
        internal
        view
        returns (IEscrow.Payment[] memory all)
    {
        uint256 n = which.length;
        all = new IEscrow.Payment[](n);
        bytes32[] memory leaves = new bytes32[](n);
        bytes32[] memory delegations = new bytes32[](n);
        for (uint256 i = 0; i < n; i++) {
            Deal storage d = deals[which[i]];
            uint96 total = uint96(part(seed, 30 + i, 0, state[which[i]].funded));
            leaves[i] = voucherHash(d.id, total, MEMO);
            delegations[i] = delegationHash(d.id, delegate, type(uint96).max);
            all[i] = IEscrow.Payment({terms: d.packed, total: total, memo: MEMO, approval: ""});
        }
        IEscrow.Proof memory byApprover;
        IEscrow.Proof memory byDelegate;
        byApprover.signature = sign(APPROVER_KEY, batchHash(Merkle.root(leaves)));
        (byDelegate.key, byDelegate.limit) = (delegate, type(uint96).max);
        byDelegate.signature = sign(DELEGATE_KEY, batchHash(Merkle.root(leaves)));
        byDelegate.delegation = sign(APPROVER_KEY, batchHash(Merkle.root(delegations)));
        for (uint256 i = 0; i < n; i++) {
            IEscrow.Proof memory p = i % 2 == 0 ? byApprover : byDelegate;
            p.path = Merkle.path(leaves, i);
            if (i % 2 == 1) p.delegationPath = Merkle.path(delegations, i);
            all[i].approval = proven(p);
        }
    }

    function _submit(uint256 index, uint96 total, uint96 upTo, bytes memory yes, uint256 seed)
        private
        returns (bool ok)
    {
        ok = play(submitter(seed), 0, abi.encodeCall(IEscrow.pay, (deals[index].packed, total, MEMO, yes)));
        if (ok) drawnTo(index, upTo, 0, address(0));
        settle(index);
    }

    function _upTo(uint256 index, uint96 total) private view returns (uint96) {
        return total < state[index].funded ? total : state[index].funded;
    }

    function _covered(uint256 index) internal view returns (bool) {
        return left(index) > 0;
    }

    /// @dev Above what is drawn, at most what is funded.
    function _total(uint256 index, uint256 seed) private view returns (uint96) {
        return uint96(part(seed, 20, uint256(state[index].drawn) + 1, state[index].funded));
    }
}
