// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EscrowCore} from "./EscrowCore.sol";
import {Messages} from "./Messages.sol";
import {TermsLib} from "./TermsLib.sol";

/// @title The ways an agreement ends: by notice, together, by the worker
abstract contract Endings is EscrowCore {
    using TermsLib for bytes;

    function giveNotice(bytes calldata terms, uint40 deadline, bytes calldata signature) external lock {
        bytes32 id = _idOf(terms);
        Agreement memory a = _load(agreements[id]);
        _requireOpen(id, a);
        _requireBefore(deadline);
        if (a.noticeEnd != 0) revert Escrow_NoticeRan(a.noticeEnd);
        if (a.flags & UNCOMMITTED == 0 && block.timestamp < terms.committedUntil()) {
            revert Escrow_TooEarly(terms.committedUntil());
        }
        _authorize(terms.client(), Messages.notice(id, deadline), signature);
        uint40 noticeEnd = uint40(block.timestamp) + terms.notice();
        a.noticeEnd = noticeEnd;
        _store(agreements[id], a);
        emit NoticeGiven(id, noticeEnd);
    }

    /// @dev Rule 3, Rule 4: not before notice has run out, and then by anyone.
    function withdraw(bytes calldata terms) external lock {
        bytes32 id = _idOf(terms);
        Agreement memory a = _load(agreements[id]);
        _requireOpen(id, a);
        if (a.noticeEnd == 0) revert Escrow_NoNotice();
        if (block.timestamp <= a.noticeEnd) revert Escrow_TooEarly(uint256(a.noticeEnd) + 1);
        uint96 refund = a.funded - a.drawn;
        _end(id, a);
        emit Withdrawn(id, refund);
        _push(id, terms.token(), terms.client(), refund);
    }

    function close(
        bytes calldata terms,
        uint16 round,
        uint96 total,
        uint40 deadline,
        bytes calldata clientSignature,
        bytes calldata workerSignature
    ) external lock {
        bytes32 id = _idOf(terms);
        Agreement memory a = _load(agreements[id]);
        _requireOpen(id, a);
        _requireBefore(deadline);
        if (round != a.round) revert Escrow_WrongRound(a.round, round);
        if (total < a.drawn) revert Escrow_BelowDrawn(total, a.drawn);
        if (total > a.funded) revert Escrow_NotCovered(total, a.funded);
        bytes32 structHash = Messages.close(id, round, total, deadline);
        _authorize(terms.client(), structHash, clientSignature);
        _authorize(terms.worker(), structHash, workerSignature);

        uint96 refund = a.funded - total;
        uint256 fee = _lineFee(terms, a.drawn, total);
        uint256 net = total - a.drawn - fee;
        a.drawn = total;
        _end(id, a);
        emit ClosedTogether(id, total, refund);
        _payWorker(id, terms, net, fee);
        _push(id, terms.token(), terms.client(), refund);
    }

    /// @dev Rule 4.
    function quit(bytes calldata terms, uint96 total, uint40 deadline, bytes calldata signature)
        external
        lock
    {
        bytes32 id = _idOf(terms);
        Agreement memory a = _load(agreements[id]);
        _requireOpen(id, a);
        _requireBefore(deadline);
        if (a.drawn < total) revert Escrow_NotYetDrawn(total, a.drawn);
        _authorize(terms.worker(), Messages.quit(id, total, deadline), signature);
        uint96 refund = a.funded - a.drawn;
        _end(id, a);
        emit QuitByWorker(id, refund);
        _push(id, terms.token(), terms.client(), refund);
    }

    /// @dev The slot stays as a tombstone: the id is used for ever. Rule 7.
    function _end(bytes32 id, Agreement memory a) private {
        a.flags = (a.flags & ~OPEN) | CLOSED;
        _store(agreements[id], a);
    }
}
