// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EscrowCore} from "./EscrowCore.sol";
import {Messages} from "./Messages.sol";
import {TermsLib} from "./TermsLib.sol";

/// @title The voucher line: what the client approved, paid up to a cumulative total
abstract contract Vouchers is EscrowCore {
    using TermsLib for bytes;

    function pay(bytes calldata terms, uint96 total, bytes32 memo, bytes calldata approval) external lock {
        bytes32 id = _idOf(terms);
        Agreement memory a = _load(id);
        _requireOpen(id, a);
        if (!_payable(a, total)) revert Escrow_NothingToPay(total, a.drawn, a.funded);
        _pay(id, terms, a, total, memo, approval);
    }

    function payMany(Payment[] calldata payments) external lock {
        Agreement memory a;
        for (uint256 i = 0; i < payments.length; i++) {
            Payment calldata p = payments[i];
            bytes calldata terms = p.terms;
            uint96 total = p.total;
            bytes32 id = _idOf(terms);
            _loadInto(id, a);
            if (a.flags == 0) revert Escrow_NotOpen(id);
            if (a.flags & OPEN == 0 || !_payable(a, total)) continue;
            _pay(id, terms, a, total, p.memo, p.approval);
        }
    }

    function _payable(Agreement memory a, uint96 total) private pure returns (bool) {
        return total > a.drawn && a.funded > a.drawn;
    }

    function _pay(
        bytes32 id,
        bytes calldata t,
        Agreement memory a,
        uint96 total,
        bytes32 memo,
        bytes calldata approval
    ) private {
        uint96 tip = _approved(id, t, total, memo, approval);
        if (tip > 0 && total > a.funded) revert Escrow_NotCovered(total, a.funded);
        uint96 upTo = total < a.funded ? total : a.funded;
        uint256 amount = upTo - a.drawn;
        uint256 fee = _lineFee(t, a.drawn, upTo);
        if (tip > amount - fee) revert Escrow_TipTooLarge(tip, amount - fee);

        a.drawn = upTo;
        _store(id, a);
        emit Paid(id, upTo, memo);
        if (tip > 0) {
            emit Tipped(id, msg.sender, tip);
            _push(id, t.token(), msg.sender, tip);
        }
        _payWorker(id, t, amount - tip, fee);
    }

    /// @return tip that the worker signed for whoever submits
    function _approved(bytes32 id, bytes calldata t, uint96 total, bytes32 memo, bytes calldata approval)
        private
        view
        returns (uint96 tip)
    {
        if (approval.length == 0) {
            _requireCaller(t.client(), t.approver());
        } else if (approval[0] == 0x00) {
            _authorizeClient(t, Messages.voucher(id, total, memo), approval[1:]);
        } else if (approval[0] == 0x01) {
            return _proven(id, t, total, Messages.voucher(id, total, memo), _proof(t, approval));
        } else {
            revert Escrow_BadSignature(t.client());
        }
    }

    function _proven(bytes32 id, bytes calldata t, uint96 total, bytes32 voucher, Proof calldata p)
        private
        view
        returns (uint96)
    {
        if (p.key == address(0)) {
            _authorizeClient(t, _leafOrRoot(voucher, p.path), p.signature);
        } else {
            if (total > p.limit) revert Escrow_OverDelegation(total, p.limit);
            bytes32 delegation = Messages.delegation(id, p.key, p.limit);
            _authorizeClient(t, _leafOrRoot(delegation, p.delegationPath), p.delegation);
            _authorize(p.key, _leafOrRoot(voucher, p.path), p.signature);
        }
        if (p.tip > 0) {
            _requireBefore(p.tipDeadline);
            _authorize(t.worker(), Messages.draw(id, total, p.tip, p.tipDeadline), p.draw);
        }
        return p.tip;
    }

    /// @dev The proof behind the first byte. `abi.encode` of a dynamic struct begins with the offset 32; anything
    /// else is refused, so that everybody reads the same proof.
    function _proof(bytes calldata t, bytes calldata approval) private pure returns (Proof calldata p) {
        if (uint256(bytes32(approval[1:33])) != 32) revert Escrow_BadSignature(t.client());
        assembly ("memory-safe") {
            p := add(approval.offset, 33)
        }
    }

    /// @dev The struct hash that was signed: the leaf itself, or the batch whose root its path leads to.
    function _leafOrRoot(bytes32 leaf, bytes32[] calldata path) private pure returns (bytes32) {
        return path.length == 0 ? leaf : Messages.batch(Messages.rootOf(leaf, path));
    }
}
