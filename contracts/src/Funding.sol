// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EscrowCore} from "./EscrowCore.sol";
import {Messages} from "./Messages.sol";
import {TermsLib} from "./TermsLib.sol";
import {Transfers} from "./Transfers.sol";

/// @title Opening agreements and adding money
abstract contract Funding is EscrowCore {
    using TermsLib for Terms;

    function open(
        bytes calldata terms,
        uint96 amount,
        bytes calldata workerSignature,
        uint40 deadline,
        bytes calldata clientSignature
    ) external payable lock {
        (bytes32 id, Terms memory t) = _read(terms);
        if (agreements[id].flags != 0) revert Escrow_AlreadyUsed(id);
        _requireValue(t.token, amount);
        _start(id, t, terms, amount, workerSignature, deadline, clientSignature);
    }

    function openWithPermit(Opening calldata o, Permit calldata permit) external lock {
        (bytes32 id, Terms memory t) = _read(o.terms);
        if (agreements[id].flags != 0) revert Escrow_AlreadyUsed(id);
        _requireToken(t.token, o.amount);
        Transfers.usePermit(t.token, t.client, permit);
        _start(id, t, o.terms, o.amount, o.workerSignature, o.deadline, o.clientSignature);
    }

    function openMany(Opening[] calldata openings) external payable lock {
        uint256 value;
        uint256 change;
        for (uint256 i = 0; i < openings.length; i++) {
            Opening calldata o = openings[i];
            (bytes32 id, Terms memory t) = _read(o.terms);
            bool used = agreements[id].flags != 0;
            if (t.token == address(0)) {
                value += o.amount;
                if (used) change += o.amount;
            }
            if (used) continue;
            _start(id, t, o.terms, o.amount, o.workerSignature, o.deadline, o.clientSignature);
        }
        _settleValue(value, change);
    }

    function topUp(bytes calldata terms, uint96 amount) external payable lock {
        (bytes32 id, Terms memory t) = _read(terms);
        _requireValue(t.token, amount);
        Agreement memory a = _load(id);
        _requireOpen(id, a);
        _topUp(id, t, a, amount);
    }

    function topUpWithPermit(bytes calldata terms, uint96 amount, Permit calldata permit) external lock {
        (bytes32 id, Terms memory t) = _read(terms);
        _requireToken(t.token, amount);
        Agreement memory a = _load(id);
        _requireOpen(id, a);
        Transfers.usePermit(t.token, msg.sender, permit);
        _topUp(id, t, a, amount);
    }

    function topUpMany(TopUp[] calldata topUps) external payable lock {
        uint256 value;
        uint256 change;
        for (uint256 i = 0; i < topUps.length; i++) {
            uint96 amount = topUps[i].amount;
            (bytes32 id, Terms memory t) = _read(topUps[i].terms);
            Agreement memory a = _load(id);
            if (a.flags == 0) revert Escrow_NotOpen(id);
            bool closed = a.flags & OPEN == 0;
            if (t.token == address(0)) {
                value += amount;
                if (closed) change += amount;
            }
            if (!closed) _topUp(id, t, a, amount);
        }
        _settleValue(value, change);
    }

    function _start(
        bytes32 id,
        Terms memory t,
        bytes calldata terms,
        uint96 amount,
        bytes calldata workerSignature,
        uint40 deadline,
        bytes calldata clientSignature
    ) private {
        t.validate();
        _requireBefore(deadline);
        _authorize(t.client, Messages.open(id, amount, deadline), clientSignature);
        if (workerSignature.length == 0) _requireCaller(t.worker, address(0));
        else _requireSigned(t.worker, address(0), id, workerSignature);
        _store(id, Agreement({funded: amount, drawn: 0, noticeEnd: 0, round: 0, flags: OPEN}));
        emit Opened(id, t.client, t.worker, amount, terms);
        _take(t.token, t.client, amount);
    }

    function _topUp(bytes32 id, Terms memory t, Agreement memory a, uint96 amount) private {
        a.funded = _add(a.funded, amount);
        _store(id, a);
        emit ToppedUp(id, msg.sender, amount);
        _take(t.token, msg.sender, amount);
    }

    function _requireToken(address token, uint256 amount) private pure {
        if (token == address(0)) revert Escrow_WrongValue(amount, 0);
    }

    /// @dev `value` is what a batch names in native coin, `change` the part of it that was not used.
    function _settleValue(uint256 value, uint256 change) private {
        if (msg.value != value) revert Escrow_WrongValue(value, msg.value);
        _push(bytes32(0), address(0), msg.sender, change);
    }
}
