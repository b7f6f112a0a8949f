// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {Bookkeeper, GasBurner, Glutton, Rejecting, ReturnBomb, RevertBomb} from "./support/mocks/Payees.sol";

/// @dev Coin on its way out to receivers of every kind. What fails becomes a credit; the others get theirs.
/// Rule 5.
contract PushesTest is EscrowFixture {
    // ------------------------------------------------------------------- payees

    function test_CreditsAPayeeThatRefuses() public {
        _paysByCredit(address(new Rejecting()));
    }

    function test_CreditsAPayeeThatBurnsItsGas() public {
        uint256 before = gasleft();
        _paysByCredit(address(new GasBurner()));
        vm.assertLe(before - gasleft(), 1_500_000, "gas that a payee can burn");
    }

    function test_CreditsAPayeeThatRevertsWithSixtyKilobytes() public {
        _paysByCredit(address(new RevertBomb()));
    }

    function test_CreditsAPayeeThatNeedsTooMuchGas() public {
        _paysByCredit(address(new Glutton()));
    }

    function test_PaysAPayeeThatAnswersWithSixtyKilobytes() public {
        _pays(address(new ReturnBomb()));
    }

    function test_PaysAPayeeThatStoresWhatItReceived() public {
        Bookkeeper books = new Bookkeeper();
        _pays(address(books));
        vm.assertEq(books.received(), 3.9 ether);
        vm.assertEq(books.times(), 1);
    }

    function test_PaysAPayeeThatHasNoAccountYet() public {
        _pays(address(0xF4E5));
    }

    function test_SpendsOnARefusalAtMostWhatAPushMayUse() public {
        IEscrow.Terms memory d = fullTerms();
        d.payee = address(new GasBurner());
        begin(d);
        uint256 before = gasleft();
        pay(4 ether);
        vm.assertLe(before - gasleft(), 230_000, "gas that a payee can burn");
    }

    // ------------------------------------------------------------------ clients

    function test_CreditsAClientThatRefusesTheRefundOfANotice() public {
        _beginRejecting();
        giveNotice();
        pass(8 days);
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Credited(id, t.client, COIN, FUND);
        escrow.withdraw(packed);
        credited(COIN, t.client, FUND);
        settle();
    }

    function test_CreditsAClientThatRefusesTheRefundOfAQuit() public {
        _beginRejecting();
        watch();
        quit();
        credited(COIN, t.client, FUND);
        settle();
    }

    function test_CreditsAClientThatRefusesTheRestOfARuling() public {
        _beginRejecting();
        claim(1, 2 ether);
        object(1);
        quit();
        watch();
        rule(1, 1 ether);
        // The worker bears half of the fee of 0.1, and 2.5 % of 0.95 are the hub's.
        moves(COIN, address(escrow), payee, 0.92625 ether);
        credited(COIN, hub, 0.02375 ether);
        moves(COIN, address(escrow), arbiter, 0.1 ether);
        credited(COIN, t.client, 1.05 ether);
        settle();
    }

    function test_CreditsAClientThatRefusesTheRestOfALapse() public {
        _beginRejecting();
        claim(1, 2 ether);
        object(1);
        quit();
        pass(15 days);
        watch();
        escrow.lapse(packed, 1);
        moves(COIN, address(escrow), payee, 0.975 ether);
        credited(COIN, hub, 0.025 ether);
        credited(COIN, t.client, 1.1 ether);
        settle();
    }

    function test_CreditsAClientThatRefusesARetractedSum() public {
        _beginRejecting();
        claim(1, 2 ether);
        quit();
        watch();
        vm.prank(worker);
        escrow.retract(packed, 1, "");
        credited(COIN, t.client, 2 ether);
        settle();
    }

    function test_CreditsBothWhenBothRefuse() public {
        IEscrow.Terms memory d = fullTerms();
        d.client = address(new Rejecting());
        d.payee = address(new GasBurner());
        _begin(d);
        claim(1, 2 ether);
        object(1);
        quit();
        watch();
        vm.prank(t.client);
        escrow.concede(packed, 1, 2 ether, "");
        credited(COIN, t.payee, 1.95 ether);
        credited(COIN, hub, 0.05 ether);
        credited(COIN, t.client, 0.1 ether);
        settle();
    }

    // ----------------------------------------------------------------- support

    function _paysByCredit(address receiver) private {
        meet(receiver);
        IEscrow.Terms memory d = fullTerms();
        d.payee = receiver;
        begin(d);
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Credited(id, receiver, COIN, 3.9 ether);
        pay(4 ether);
        credited(COIN, receiver, 3.9 ether);
        credited(COIN, hub, 0.1 ether);
        settle();
        assertAgreement(FUND, 4 ether, 0, 0, OPEN);
    }

    function _pays(address receiver) private {
        meet(receiver);
        IEscrow.Terms memory d = fullTerms();
        d.payee = receiver;
        begin(d);
        watch();
        pay(4 ether);
        moves(COIN, address(escrow), receiver, 3.9 ether);
        credited(COIN, hub, 0.1 ether);
        settle();
    }

    function _beginRejecting() private {
        IEscrow.Terms memory d = fullTerms();
        d.client = address(new Rejecting());
        _begin(d);
    }

    function _begin(IEscrow.Terms memory d) private {
        vm.deal(d.client, FUND);
        meet(d.client);
        meet(d.payee);
        begin(d);
    }
}
