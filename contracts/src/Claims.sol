// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EscrowCore} from "./EscrowCore.sol";
import {Messages} from "./Messages.sol";
import {TermsLib} from "./TermsLib.sol";

/// @title Claims: what the client has not approved, set aside and decided apart from the voucher line
abstract contract Claims is EscrowCore {
    using TermsLib for bytes;

    function claim(
        bytes calldata terms,
        uint16 round,
        uint96 sum,
        bytes32 evidence,
        uint40 notBefore,
        uint40 deadline,
        bytes calldata signature
    ) external lock {
        bytes32 id = _idOf(terms);
        Agreement memory a = _load(agreements[id]);
        _requireOpen(id, a);
        _requireBefore(deadline);
        if (block.timestamp < notBefore) revert Escrow_TooEarly(notBefore);
        if (a.noticeEnd != 0 && block.timestamp > a.noticeEnd) revert Escrow_NoticeRan(a.noticeEnd);
        if (round != uint256(a.round) + 1) revert Escrow_WrongRound(uint256(a.round) + 1, round);
        _requireReviewOver(id, a.round);
        uint96 most = _min(terms.claimCap(), a.funded - a.drawn);
        if (sum == 0 || sum > most) revert Escrow_InvalidSum(sum, most);
        _authorize(terms.worker(), Messages.claim(id, round, sum, evidence, notBefore, deadline), signature);

        uint40 reviewEnd = uint40(block.timestamp) + terms.review();
        // Rule 8: apart from the voucher line, so that neither undoes the other.
        a.funded -= sum;
        a.round = round;
        _store(agreements[id], a);
        Claim memory c = Claim({sum: sum, reviewEnd: reviewEnd, rulingEnd: 0, state: ClaimState.Pending});
        _storeClaim(claims[id][round], c);
        emit Claimed(id, round, sum, reviewEnd, evidence);
    }

    function object(
        bytes calldata terms,
        uint16 round,
        bytes32 reason,
        uint96 topUp_,
        uint40 deadline,
        bytes calldata signature
    ) external payable lock {
        bytes32 id = _idOf(terms);
        Claim storage slot = claims[id][round];
        Claim memory c = _claim(slot, ClaimState.Pending);
        _requireBefore(c.reviewEnd);
        _requireBefore(deadline);
        _requireValue(terms.token(), topUp_);
        _authorizeClient(terms, Messages.objection(id, round, reason, deadline), signature);

        uint96 aside = _aside(terms, c);
        _setAside(id, aside, topUp_);
        c.rulingEnd = uint40(block.timestamp) + terms.ruling();
        _move(slot, c, ClaimState.Disputed);
        emit Objected(id, round, aside, topUp_, c.rulingEnd, reason);
        _take(terms.token(), msg.sender, topUp_);
    }

    /// @dev Rule 4.
    function collect(bytes calldata terms, uint16 round) external lock {
        bytes32 id = _idOf(terms);
        Claim storage slot = claims[id][round];
        Claim memory c = _claim(slot, ClaimState.Pending);
        if (block.timestamp <= c.reviewEnd) revert Escrow_TooEarly(uint256(c.reviewEnd) + 1);
        _move(slot, c, ClaimState.Collected);
        emit Collected(id, round);
        _payEarned(id, terms, c.sum);
    }

    function concede(bytes calldata terms, uint16 round, uint96 sum, bytes calldata signature) external lock {
        bytes32 id = _idOf(terms);
        Claim storage slot = claims[id][round];
        Claim memory c = _loadClaim(slot);
        bool disputed = c.state == ClaimState.Disputed;
        if (!disputed && c.state != ClaimState.Pending) revert Escrow_WrongClaimState(c.state);
        if (sum != c.sum) revert Escrow_InvalidSum(sum, c.sum);
        _authorizeClient(terms, Messages.concede(id, round, sum), signature);
        _move(slot, c, ClaimState.Conceded);
        emit Conceded(id, round);
        uint256 refund = disputed ? _putBack(id, _aside(terms, c)) : 0;
        _payEarned(id, terms, c.sum);
        _push(id, terms.token(), terms.client(), refund);
    }

    function retract(bytes calldata terms, uint16 round, bytes calldata signature) external lock {
        bytes32 id = _idOf(terms);
        Claim storage slot = claims[id][round];
        Claim memory c = _claim(slot, ClaimState.Pending);
        _authorize(terms.worker(), Messages.retract(id, round), signature);
        _move(slot, c, ClaimState.Retracted);
        emit Retracted(id, round);
        _push(id, terms.token(), terms.client(), _putBack(id, c.sum));
    }

    function rule(bytes calldata terms, uint16 round, uint96 award, bytes32 reason, bytes calldata signature)
        external
        lock
    {
        bytes32 id = _idOf(terms);
        Claim storage slot = claims[id][round];
        Claim memory c = _claim(slot, ClaimState.Disputed);
        _requireBefore(c.rulingEnd);
        if (award > c.sum) revert Escrow_InvalidSum(award, c.sum);
        _authorize(terms.arbiter(), Messages.ruling(id, round, award, reason), signature);

        _move(slot, c, ClaimState.Ruled);
        if (award == 0) agreements[id].flags |= UNCOMMITTED;
        emit Ruled(id, round, award, reason);
        uint96 fee = _aside(terms, c);
        uint256 borne = _workersPart(c.sum, award, fee);
        // The client gets what the ruling denied, and of the fee put aside what the worker bore.
        uint256 refund = _putBack(id, uint256(c.sum) - award + borne);
        _payEarned(id, terms, award - borne);
        _push(id, terms.token(), terms.client(), refund);
        _push(id, terms.token(), terms.arbiter(), fee);
    }

    /// @dev Rule 4.
    function lapse(bytes calldata terms, uint16 round) external lock {
        bytes32 id = _idOf(terms);
        Claim storage slot = claims[id][round];
        Claim memory c = _claim(slot, ClaimState.Disputed);
        if (block.timestamp <= c.rulingEnd) revert Escrow_TooEarly(uint256(c.rulingEnd) + 1);
        uint96 award = uint96(_share(c.sum, terms.fallbackBps()));
        _move(slot, c, ClaimState.Lapsed);
        emit Lapsed(id, round, award);
        uint256 refund = _putBack(id, uint256(c.sum) - award + _aside(terms, c));
        _payEarned(id, terms, award);
        _push(id, terms.token(), terms.client(), refund);
    }

    function _claim(Claim storage slot, ClaimState expected) private view returns (Claim memory c) {
        c = _loadClaim(slot);
        if (c.state != expected) revert Escrow_WrongClaimState(c.state);
    }

    function _move(Claim storage slot, Claim memory c, ClaimState to) private {
        c.state = to;
        _storeClaim(slot, c);
    }

    /// @dev Reads and writes the slot whole, as `_load` and `_store` do with an agreement's.
    function _loadClaim(Claim storage slot) private view returns (Claim memory c) {
        uint256 word;
        assembly ("memory-safe") {
            word := sload(slot.slot)
        }
        c.sum = uint96(word);
        c.reviewEnd = uint40(word >> 96);
        c.rulingEnd = uint40(word >> 136);
        c.state = ClaimState(uint8(word >> 176));
    }

    function _storeClaim(Claim storage slot, Claim memory c) private {
        uint256 word = uint256(c.sum) | uint256(c.reviewEnd) << 96 | uint256(c.rulingEnd) << 136
            | uint256(c.state) << 176;
        assembly ("memory-safe") {
            sstore(slot.slot, word)
        }
    }

    /// @dev One new claim per review period is what a silent client risks.
    function _requireReviewOver(bytes32 id, uint16 lastRound) private view {
        if (lastRound == 0) return;
        uint256 reviewEnd = claims[id][lastRound].reviewEnd;
        if (block.timestamp <= reviewEnd) revert Escrow_TooEarly(reviewEnd + 1);
    }

    /// @dev The arbiter's fee for this claim; held from the objection to the end of the dispute.
    function _aside(bytes calldata terms, Claim memory c) private pure returns (uint96) {
        return _min(terms.arbiterFee(), c.sum);
    }

    /// @dev The fee in proportion to what the ruling denied, rounded down, at most the award.
    function _workersPart(uint256 sum, uint256 award, uint256 fee) private pure returns (uint256 part) {
        part = fee * (sum - award) / sum;
        if (part > award) part = award;
    }

    /// @dev Moves the arbiter's fee out of the fund, or out of the top-up when the agreement is closed.
    function _setAside(bytes32 id, uint96 aside, uint96 added) private {
        Agreement memory a = _load(agreements[id]);
        if (a.flags & OPEN == 0) {
            if (added != aside) revert Escrow_NotCovered(aside, added);
            return;
        }
        uint96 funded = _add(a.funded, added);
        if (aside > funded - a.drawn) revert Escrow_NotCovered(aside, funded - a.drawn);
        a.funded = funded - aside;
        _store(agreements[id], a);
    }

    /// @dev Returns money to the fund. What cannot go there (the agreement is closed, or the fund is full to the
    /// last unit of its type) is the client's. Rule 2, Rule 4.
    /// @return refund to push to the client
    function _putBack(bytes32 id, uint256 amount) private returns (uint256 refund) {
        Agreement memory a = _load(agreements[id]);
        if (a.flags & OPEN == 0 || amount > type(uint96).max - a.funded) return amount;
        a.funded += uint96(amount);
        _store(agreements[id], a);
    }

    /// @dev Pays the worker's side what a claim earned, less the hub's fee.
    function _payEarned(bytes32 id, bytes calldata terms, uint256 earned) private {
        uint256 fee = _share(earned, terms.hubBps());
        _payWorker(id, terms, earned - fee, fee);
    }
}
