// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {
    Bookkeeper,
    GasBurner,
    Reentrant,
    Rejecting,
    ReturnBomb,
    RevertBomb,
    Witness
} from "./support/mocks/Payees.sol";
import {BlacklistToken, HeavyToken} from "./support/mocks/Tokens.sol";

/// @dev The arbiter is paid last, and whatever it does then, a ruling stands and the others have theirs. The disputed
/// sum is 2, the award 1, the arbiter's fee 0.1 and the hub's 2.5 %; the agreement is closed, so that payee, client
/// and arbiter are all pushed to.
contract ArbiterPushesTest is EscrowFixture {
    uint96 private constant FEE = 0.1 ether;

    // --------------------------------------------------------------------- pays

    function test_PaysAnArbiterThatHasNoAccountYet() public {
        _pays(address(0xF4E5));
    }

    function test_PaysAnArbiterThatStoresWhatItReceived() public {
        Bookkeeper books = new Bookkeeper();
        _pays(address(books));
        vm.assertEq(books.received(), FEE);
    }

    function test_PaysAnArbiterThatAnswersWithSixtyKilobytes() public {
        _pays(address(new ReturnBomb()));
    }

    function test_PushesToAnArbiterThatIsTheHubAndCreditsTheHubsFee() public {
        IEscrow.Terms memory d = fullTerms();
        d.arbiter = hub;
        _dispute(d);
        watch();
        rule(1, 1 ether);
        _othersGetTheirs(COIN);
        moves(COIN, address(escrow), hub, FEE);
        settle();
    }

    // ------------------------------------------------------------------ refuses

    function test_CreditsAnArbiterThatRefuses() public {
        _paysByCredit(address(new Rejecting()));
    }

    function test_CreditsAnArbiterThatBurnsItsGas() public {
        _paysByCredit(address(new GasBurner()));
    }

    function test_CreditsAnArbiterThatRevertsWithSixtyKilobytes() public {
        _paysByCredit(address(new RevertBomb()));
    }

    function test_CreditsAnArbiterWhomTheTokenRefuses() public {
        BlacklistToken list = new BlacklistToken();
        _disputeIn(address(list));
        list.ban(arbiter);
        watch(address(list));
        rule(1, 1 ether);
        _othersGetTheirs(address(list));
        credited(address(list), arbiter, FEE);
        settle();
    }

    function test_CreditsAnArbiterWhenTheTokenBurnsItsGas() public {
        HeavyToken heavy = new HeavyToken();
        _disputeIn(address(heavy));
        heavy.arm(HeavyToken.Weight.Gas);
        watch(address(heavy));
        rule(1, 1 ether);
        credited(address(heavy), payee, 0.92625 ether);
        credited(address(heavy), hub, 0.02375 ether);
        credited(address(heavy), client, 1.05 ether);
        credited(address(heavy), arbiter, FEE);
        settle();
    }

    function test_LetsAnArbiterThatRefusedWithdrawToAnotherAddress() public {
        address rejecting = address(new Rejecting());
        _disputeBefore(rejecting);
        rule(1, 1 ether);
        watch();
        vm.prank(rejecting);
        escrow.withdrawCredit(rejecting, COIN, stranger, 0, NEVER, "");
        moves(COIN, address(escrow), stranger, FEE);
        uncredited(COIN, rejecting, FEE);
        settle();
    }

    function test_SpendsOnARefusalAtMostWhatAPushMayUse() public {
        _disputeBefore(address(new GasBurner()));
        uint256 before = gasleft();
        rule(1, 1 ether);
        vm.assertLe(before - gasleft(), 260_000, "gas that an arbiter can burn");
    }

    // -------------------------------------------------------------------- order

    function test_RefusesAnArbiterThatComesBackForMore() public {
        Reentrant greedy = new Reentrant();
        _disputeBefore(address(greedy));
        greedy.arm(address(escrow), abi.encodeCall(IEscrow.rule, (packed, 1, 2 ether, REASON, "")));
        watch();
        rule(1, 1 ether);
        _othersGetTheirs(COIN);
        moves(COIN, address(escrow), address(greedy), FEE);
        settle();
        vm.assertEq(bytes32(greedy.answer()), bytes32(IEscrow.Escrow_Reentered.selector));
    }

    function test_RefusesEveryCallThatAnArbiterMakesMeanwhile() public {
        Reentrant greedy = new Reentrant();
        bytes[2] memory calls = [
            abi.encodeCall(IEscrow.collect, ("", 1)),
            abi.encodeCall(IEscrow.withdrawCredit, (hub, COIN, hub, 0, NEVER, ""))
        ];
        for (uint256 i = 0; i < calls.length; i++) {
            _disputeBefore(address(greedy));
            greedy.arm(address(escrow), calls[i]);
            rule(1, 1 ether);
            vm.assertEq(bytes32(greedy.answer()), bytes32(IEscrow.Escrow_Reentered.selector));
            vm.assertEq(escrow.credits(hub, COIN), 0.02375 ether * (i + 1));
        }
    }

    function test_HasPaidAllOthersWhenTheArbiterIsPaid() public {
        Witness witness = new Witness(payee, address(escrow));
        _disputeBefore(address(witness));
        rule(1, 1 ether);
        vm.assertEq(witness.seen(), 0.92625 ether, "what the payee had");
        vm.assertEq(witness.left(), 0.02375 ether, "what the escrow had left: the hub's credit");
    }

    function test_CreditsEachForItselfWhenAllRefuse() public {
        IEscrow.Terms memory d = fullTerms();
        d.client = address(new Rejecting());
        d.payee = address(new GasBurner());
        d.arbiter = address(new RevertBomb());
        vm.deal(d.client, FUND);
        _dispute(d);
        _expectCredit(hub, 0.02375 ether);
        _expectCredit(d.payee, 0.92625 ether);
        _expectCredit(d.client, 1.05 ether);
        _expectCredit(d.arbiter, FEE);
        rule(1, 1 ether);
    }

    // ------------------------------------------------------------------ support

    function _pays(address arbiter_) private {
        _disputeBefore(arbiter_);
        watch();
        rule(1, 1 ether);
        _othersGetTheirs(COIN);
        moves(COIN, address(escrow), arbiter_, FEE);
        settle();
    }

    function _paysByCredit(address arbiter_) private {
        _disputeBefore(arbiter_);
        watch();
        _expectCredit(arbiter_, FEE);
        rule(1, 1 ether);
        _othersGetTheirs(COIN);
        credited(COIN, arbiter_, FEE);
        settle();
        assertClaim(1, 2 ether, time() + 3 days, time() + 14 days, IEscrow.ClaimState.Ruled);
    }

    function _disputeBefore(address arbiter_) private {
        meet(arbiter_);
        IEscrow.Terms memory d = fullTerms();
        d.arbiter = arbiter_;
        _dispute(d);
    }

    function _disputeIn(address token_) private {
        IEscrow.Terms memory d = fullTerms();
        d.token = token_;
        _dispute(d);
    }

    function _dispute(IEscrow.Terms memory d) private {
        begin(d);
        claim(1, 2 ether);
        object(1);
        quit();
    }

    /// @dev Half was denied: the worker bears 0.05 of the arbiter's fee, and 2.5 % of 0.95 are the hub's.
    function _othersGetTheirs(address token_) private {
        moves(token_, address(escrow), payee, 0.92625 ether);
        moves(token_, address(escrow), client, 1.05 ether);
        credited(token_, hub, 0.02375 ether);
    }

    function _expectCredit(address owner, uint256 amount) private {
        vm.expectEmit(address(escrow));
        emit IEscrow.Credited(id, owner, COIN, amount);
    }
}
