// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";

/// @dev The exact data with which the escrow refuses, for `vm.expectRevert`.
library Errors {
    function termsLength(uint256 length) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_TermsLength.selector, length);
    }

    function invalidParty(address party) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_InvalidParty.selector, party);
    }

    function invalidArbiter(address arbiter) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_InvalidArbiter.selector, arbiter);
    }

    function invalidShare(uint256 bps) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_InvalidShare.selector, bps);
    }

    function feeWithoutReceiver() internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_FeeWithoutReceiver.selector);
    }

    function invalidPeriod(uint256 period) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_InvalidPeriod.selector, period);
    }

    function committedTooLong(uint256 committedUntil) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_CommittedTooLong.selector, committedUntil);
    }

    function alreadyUsed(bytes32 id) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_AlreadyUsed.selector, id);
    }

    function notOpen(bytes32 id) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_NotOpen.selector, id);
    }

    function badSignature(address signer) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_BadSignature.selector, signer);
    }

    function notTheSigner(address signer) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_NotTheSigner.selector, signer);
    }

    function expired(uint256 deadline) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_Expired.selector, deadline);
    }

    function tooEarly(uint256 notBefore) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_TooEarly.selector, notBefore);
    }

    function wrongValue(uint256 expected, uint256 sent) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_WrongValue.selector, expected, sent);
    }

    function wrongArrival(uint256 expected, uint256 arrived) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_WrongArrival.selector, expected, arrived);
    }

    function amountTooLarge() internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_AmountTooLarge.selector);
    }

    function nothingToPay(uint256 total, uint256 drawn, uint256 funded) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_NothingToPay.selector, total, drawn, funded);
    }

    function notCovered(uint256 needed, uint256 available) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_NotCovered.selector, needed, available);
    }

    function overDelegation(uint256 total, uint256 limit) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_OverDelegation.selector, total, limit);
    }

    function tipTooLarge(uint256 tip, uint256 payment) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_TipTooLarge.selector, tip, payment);
    }

    function wrongRound(uint256 expected, uint256 round) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_WrongRound.selector, expected, round);
    }

    function invalidSum(uint256 sum, uint256 most) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_InvalidSum.selector, sum, most);
    }

    function wrongClaimState(IEscrow.ClaimState state) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_WrongClaimState.selector, state);
    }

    function noticeRan(uint256 noticeEnd) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_NoticeRan.selector, noticeEnd);
    }

    function noNotice() internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_NoNotice.selector);
    }

    function belowDrawn(uint256 total, uint256 drawn) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_BelowDrawn.selector, total, drawn);
    }

    function notYetDrawn(uint256 total, uint256 drawn) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_NotYetDrawn.selector, total, drawn);
    }

    function wrongCounter(uint256 expected, uint256 counter) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_WrongCounter.selector, expected, counter);
    }

    function invalidReceiver(address to) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_InvalidReceiver.selector, to);
    }

    function noCredit() internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_NoCredit.selector);
    }

    function transferFailed() internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_TransferFailed.selector);
    }

    function tokenFailed(address token) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_TokenFailed.selector, token);
    }

    function notEnoughGas(uint256 needed) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_NotEnoughGas.selector, needed);
    }

    function reentered() internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IEscrow.Escrow_Reentered.selector);
    }
}
