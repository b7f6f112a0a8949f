// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EscrowCore} from "./EscrowCore.sol";
import {Messages} from "./Messages.sol";
import {TermsCheck} from "./TermsCheck.sol";
import {TermsLib} from "./TermsLib.sol";
import {Transfers} from "./Transfers.sol";

/// @title Opening agreements and adding money
abstract contract Funding is EscrowCore {
    using TermsLib for bytes;

    function open(
        bytes calldata terms,
        uint96 amount,
        bytes calldata workerSignature,
        uint40 deadline,
        bytes calldata clientSignature
    ) external payable lock {
        bytes32 id = _idOf(terms);
        if (agreements[id].flags != 0) revert Escrow_AlreadyUsed(id);
        _requireValue(terms.token(), amount);
        _start(id, terms, amount, workerSignature, deadline, clientSignature);
    }

    function openWithPermit(Opening calldata o, Permit calldata permit) external lock {
        bytes32 id = _idOf(o.terms);
        if (agreements[id].flags != 0) revert Escrow_AlreadyUsed(id);
        _requireToken(o.terms.token(), o.amount);
        Transfers.usePermit(o.terms.token(), o.terms.client(), permit);
        _start(id, o.terms, o.amount, o.workerSignature, o.deadline, o.clientSignature);
    }

    function openMany(Opening[] calldata openings) external payable lock {
        uint256 value;
        uint256 change;
        for (uint256 i = 0; i < openings.length; i++) {
            Opening calldata o = openings[i];
            bytes calldata terms = o.terms;
            bytes32 id = _idOf(terms);
            bool used = agreements[id].flags != 0;
            if (terms.token() == address(0)) {
                value += o.amount;
                if (used) change += o.amount;
            }
            if (used) continue;
            _start(id, terms, o.amount, o.workerSignature, o.deadline, o.clientSignature);
        }
        _settleValue(value, change);
    }

    function topUp(bytes calldata terms, uint96 amount) external payable lock {
        bytes32 id = _idOf(terms);
        _requireValue(terms.token(), amount);
        Agreement memory a = _load(agreements[id]);
        _requireOpen(id, a);
        _topUp(id, terms, a, amount);
    }

    function topUpWithPermit(bytes calldata terms, uint96 amount, Permit calldata permit) external lock {
        bytes32 id = _idOf(terms);
        _requireToken(terms.token(), amount);
        Agreement memory a = _load(agreements[id]);
        _requireOpen(id, a);
        Transfers.usePermit(terms.token(), msg.sender, permit);
        _topUp(id, terms, a, amount);
    }

    function topUpMany(TopUp[] calldata topUps) external payable lock {
        uint256 value;
        uint256 change;
        for (uint256 i = 0; i < topUps.length; i++) {
            bytes calldata t = topUps[i].terms;
            uint96 amount = topUps[i].amount;
            bytes32 id = _idOf(t);
            Agreement memory a = _load(agreements[id]);
            if (a.flags == 0) revert Escrow_NotOpen(id);
            bool closed = a.flags & OPEN == 0;
            if (t.token() == address(0)) {
                value += amount;
                if (closed) change += amount;
            }
            if (!closed) _topUp(id, t, a, amount);
        }
        _settleValue(value, change);
    }

    function _start(
        bytes32 id,
        bytes calldata t,
        uint96 amount,
        bytes calldata workerSignature,
        uint40 deadline,
        bytes calldata clientSignature
    ) private {
        TermsCheck.validate(t);
        _requireBefore(deadline);
        _authorize(t.client(), Messages.open(id, amount, deadline), clientSignature);
        if (workerSignature.length == 0) _requireCaller(t.worker(), address(0));
        else _requireSigned(t.worker(), address(0), id, workerSignature);
        _store(agreements[id], Agreement({funded: amount, drawn: 0, noticeEnd: 0, round: 0, flags: OPEN}));
        emit Opened(id, t.client(), t.worker(), amount, t);
        _take(t.token(), t.client(), amount);
    }

    function _topUp(bytes32 id, bytes calldata t, Agreement memory a, uint96 amount) private {
        a.funded = _add(a.funded, amount);
        _store(agreements[id], a);
        emit ToppedUp(id, msg.sender, amount);
        _take(t.token(), msg.sender, amount);
    }

    function _requireToken(address token, uint256 amount) private pure {
        if (token == address(0)) revert Escrow_WrongValue(amount, 0);
    }

    /// @dev `value` is what a batch names in native coin, `change` the part of it that was not used. Rule 11.
    function _settleValue(uint256 value, uint256 change) private {
        if (msg.value != value) revert Escrow_WrongValue(value, msg.value);
        _push(bytes32(0), address(0), msg.sender, change);
    }
}
