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
        Agreement storage slot = agreements[id];
        Agreement memory a = _load(slot);
        _requireOpen(id, a);
        if (!_pay(id, slot, terms, a, total, memo, approval)) {
            revert Escrow_NothingToPay(total, a.drawn, a.funded);
        }
    }

    function payMany(Payment[] calldata payments) external lock {
        Agreement memory a;
        for (uint256 i = 0; i < payments.length; i++) {
            Payment calldata p = payments[i];
            bytes calldata terms = p.terms;
            bytes32 id = _idOf(terms);
            Agreement storage slot = agreements[id];
            _loadInto(slot, a);
            if (a.flags & OPEN == 0) {
                if (a.flags == 0) revert Escrow_NotOpen(id);
                continue;
            }
            _pay(id, slot, terms, a, p.total, p.memo, p.approval);
        }
    }

    /// @dev Rule 3.
    /// @return whether there was anything to pay
    function _pay(
        bytes32 id,
        Agreement storage slot,
        bytes calldata t,
        Agreement memory a,
        uint96 total,
        bytes32 memo,
        bytes calldata approval
    ) private returns (bool) {
        uint96 upTo = _min(total, a.funded);
        if (upTo <= a.drawn) return false;
        uint96 tip = _approved(id, t, total, memo, approval);
        uint256 fee = _lineFee(t, a.drawn, upTo);
        uint256 net = upTo - a.drawn - fee;
        if (tip > 0 && upTo < total) revert Escrow_NotCovered(total, upTo);
        if (tip > net) revert Escrow_TipTooLarge(tip, net);

        // Rule 2: `drawn` never falls, and never exceeds `funded`.
        a.drawn = upTo;
        _store(slot, a);
        emit Paid(id, upTo, memo);
        if (tip > 0) {
            net -= tip;
            emit Tipped(id, msg.sender, tip);
            _push(id, t.token(), msg.sender, tip);
        }
        _payWorker(id, t, net, fee);
        return true;
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
