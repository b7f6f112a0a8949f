// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {AnsweringToken, BlacklistToken, HeavyToken, Token} from "./support/mocks/Tokens.sol";

/// @dev Tokens on their way out: what fails becomes a credit, and nobody else notices.
/// Rule 5.
contract TokenPushesTest is EscrowFixture {
    function test_CreditsAPayeeWhomTheTokenRefuses() public {
        BlacklistToken list = new BlacklistToken();
        _begin(address(list));
        list.ban(payee);
        watch(address(list));
        vm.expectEmit(address(escrow));
        emit IEscrow.Credited(id, payee, address(list), 3.9 ether);
        _close();
        credited(address(list), payee, 3.9 ether);
        credited(address(list), hub, 0.1 ether);
        moves(address(list), address(escrow), client, 6 ether);
        settle();
    }

    function test_CreditsAClientWhomTheTokenRefuses() public {
        BlacklistToken list = new BlacklistToken();
        _begin(address(list));
        list.ban(client);
        watch(address(list));
        _close();
        moves(address(list), address(escrow), payee, 3.9 ether);
        credited(address(list), hub, 0.1 ether);
        credited(address(list), client, 6 ether);
        settle();
    }

    function test_LetsABannedPayeeWithdrawToAnotherAddress() public {
        BlacklistToken list = new BlacklistToken();
        _begin(address(list));
        list.ban(payee);
        _close();
        watch(address(list));
        vm.prank(payee);
        escrow.withdrawCredit(payee, address(list), stranger, 0, NEVER, "");
        moves(address(list), address(escrow), stranger, 3.9 ether);
        uncredited(address(list), payee, 3.9 ether);
        settle();
    }

    function test_CreditsWhenTheTokenSaysFalse() public {
        AnsweringToken answering = _beginAnswering();
        answering.set(abi.encode(false), true);
        watch(address(answering));
        pay(4 ether);
        credited(address(answering), payee, 3.9 ether);
        credited(address(answering), hub, 0.1 ether);
        settle();
    }

    function test_RevertWhen_TheTokenSaysFalseToAWithdrawal() public {
        AnsweringToken answering = _beginAnswering();
        answering.set(abi.encode(false), true);
        pay(4 ether);
        watch(address(answering));
        vm.expectRevert(Errors.transferFailed());
        vm.prank(payee);
        escrow.withdrawCredit(payee, address(answering), payee, 0, NEVER, "");
        settle();
        answering.set(abi.encode(true), false);
        vm.prank(payee);
        escrow.withdrawCredit(payee, address(answering), payee, 0, NEVER, "");
        moves(address(answering), address(escrow), payee, 3.9 ether);
        uncredited(address(answering), payee, 3.9 ether);
        settle();
    }

    function test_CreditsWhenTheTokenHasLostItsCode() public {
        _begin(address(token));
        vm.etch(address(token), "");
        pay(4 ether);
        vm.assertEq(escrow.credits(payee, address(token)), 3.9 ether);
    }

    function test_CreditsWhenTheTokenBurnsItsGas() public {
        HeavyToken heavy = new HeavyToken();
        _begin(address(heavy));
        heavy.arm(HeavyToken.Weight.Gas);
        watch(address(heavy));
        uint256 before = gasleft();
        pay(4 ether);
        vm.assertLe(before - gasleft(), 400_000, "gas that a token can burn");
        credited(address(heavy), payee, 3.9 ether);
        credited(address(heavy), hub, 0.1 ether);
        settle();
    }

    function test_PaysWhenTheTokenAnswersWithSixtyKilobytes() public {
        HeavyToken heavy = new HeavyToken();
        _begin(address(heavy));
        heavy.arm(HeavyToken.Weight.Answer);
        watch(address(heavy));
        uint256 before = gasleft();
        pay(4 ether);
        vm.assertLe(before - gasleft(), 200_000, "gas spent on an answer");
        moves(address(heavy), address(escrow), payee, 3.9 ether);
        credited(address(heavy), hub, 0.1 ether);
        settle();
    }

    function test_AsksNothingOfTheTokenWhenNothingIsLeft() public {
        _begin(address(token));
        pay(FUND);
        vm.expectCall(address(token), abi.encodeCall(Token.transfer, (client, 0)), 0);
        quit();
    }

    /// @dev Rule 1: a token that lies about what it moved harms its own agreements only.
    function test_KeepsOneTokensLiesFromAnothersMoney() public {
        _begin(address(token));
        AnsweringToken lying = _beginAnswering();
        lying.set(abi.encode(false), false);
        pay(FUND);
        lying.set(abi.encode(true), false);
        watch(address(token));
        vm.assertEq(lying.balanceOf(payee), 9.75 ether);
        vm.expectRevert(Errors.transferFailed());
        vm.prank(payee);
        escrow.withdrawCredit(payee, address(lying), payee, 0, NEVER, "");
        vm.expectRevert(Errors.noCredit());
        vm.prank(payee);
        escrow.withdrawCredit(payee, address(token), payee, 0, NEVER, "");
        settle();
        vm.assertEq(token.balanceOf(address(escrow)), FUND);
    }

    // ----------------------------------------------------------------- support

    function _begin(address token_) private {
        IEscrow.Terms memory d = fullTerms();
        d.token = token_;
        begin(d);
    }

    function _beginAnswering() private returns (AnsweringToken answering) {
        answering = new AnsweringToken();
        _begin(address(answering));
    }

    /// @dev Closes at 4: payee, hub and client get something.
    function _close() private {
        bytes memory byClient = sign(CLIENT_KEY, closeHash(id, 0, 4 ether, NEVER));
        bytes memory byWorker = sign(WORKER_KEY, closeHash(id, 0, 4 ether, NEVER));
        escrow.close(packed, 0, 4 ether, NEVER, byClient, byWorker);
    }
}
