// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {Reentrant} from "./support/mocks/Payees.sol";
import {ReentrantToken} from "./support/mocks/Tokens.sol";

/// @dev While the escrow calls out, no call of it can be entered, whoever asks.
/// Rule 6.
contract ReentrancyTest is EscrowFixture {
    ReentrantToken private hostile;

    function setUp() public override {
        super.setUp();
        hostile = new ReentrantToken();
    }

    function test_RefusesEveryCallWhileATokenIsTaken() public {
        bytes[] memory calls = _calls();
        for (uint256 i = 0; i < calls.length; i++) {
            hostile.arm(address(escrow), calls[i]);
            begin(_terms());
            vm.assertEq(hostile.answer(), Errors.reentered());
            assertAgreement(FUND, 0, 0, 0, OPEN);
        }
    }

    function test_RefusesEveryCallWhileATokenIsPushed() public {
        bytes[] memory calls = _calls();
        for (uint256 i = 0; i < calls.length; i++) {
            hostile.arm(address(0), "");
            begin(_terms());
            hostile.arm(address(escrow), calls[i]);
            pay(4 ether);
            vm.assertEq(hostile.answer(), Errors.reentered());
            vm.assertEq(escrow.credits(payee, address(hostile)), 0);
        }
    }

    function test_RefusesAPayeeThatComesBackForMore() public {
        Reentrant greedy = new Reentrant();
        meet(address(greedy));
        IEscrow.Terms memory d = fullTerms();
        d.payee = address(greedy);
        begin(d);
        claim(1, 2 ether);
        pass(4 days);
        greedy.arm(address(escrow), abi.encodeCall(IEscrow.collect, ("", 1)));
        watch();
        escrow.collect(packed, 1);
        moves(COIN, address(escrow), address(greedy), 1.95 ether);
        credited(COIN, hub, 0.05 ether);
        settle();
        vm.assertEq(bytes32(greedy.answer()), bytes32(IEscrow.Escrow_Reentered.selector));
    }

    function test_RefusesAnOwnerThatWithdrawsItsCreditTwice() public {
        Reentrant owner = new Reentrant();
        meet(address(owner));
        IEscrow.Terms memory d = fullTerms();
        (d.hub, d.hubBps) = (address(owner), 1_000);
        begin(d);
        pay(1 ether);
        bytes memory again =
            abi.encodeCall(IEscrow.withdrawCredit, (address(owner), COIN, address(owner), 0, NEVER, ""));
        owner.arm(address(escrow), again);
        watch();
        vm.prank(address(owner));
        escrow.withdrawCredit(address(owner), COIN, address(owner), 0, NEVER, "");
        moves(COIN, address(escrow), address(owner), 0.1 ether);
        uncredited(COIN, address(owner), 0.1 ether);
        settle();
        vm.assertEq(bytes32(owner.answer()), bytes32(IEscrow.Escrow_Reentered.selector));
    }

    function test_AllowsTheNextCallOfTheSameTransaction() public {
        begin(fullTerms());
        pay(1 ether);
        pay(2 ether);
        vm.expectRevert(Errors.nothingToPay(2 ether, 2 ether, FUND));
        pay(2 ether);
        pay(3 ether);
        assertAgreement(FUND, 3 ether, 0, 0, OPEN);
    }

    function test_AnswersQuestionsWhileATokenIsTaken() public {
        use(_terms());
        hostile.arm(address(escrow), abi.encodeCall(IEscrow.agreements, (id)));
        open(t, FUND);
        (uint96 funded,,,, uint8 flags) =
            abi.decode(hostile.answer(), (uint96, uint96, uint40, uint16, uint8));
        vm.assertEq(funded, FUND);
        vm.assertEq(flags, OPEN);
    }

    // ----------------------------------------------------------------- support

    function _terms() private returns (IEscrow.Terms memory d) {
        d = fullTerms();
        d.token = address(hostile);
    }

    /// @dev Every call that changes something.
    function _calls() private pure returns (bytes[] memory calls) {
        IEscrow.Opening memory opening;
        IEscrow.Permit memory permit;
        calls = new bytes[](20);
        calls[0] = abi.encodeCall(IEscrow.open, ("", 0, "", 0, ""));
        calls[1] = abi.encodeCall(IEscrow.openWithPermit, (opening, permit));
        calls[2] = abi.encodeCall(IEscrow.openMany, (new IEscrow.Opening[](0)));
        calls[3] = abi.encodeCall(IEscrow.topUp, ("", 0));
        calls[4] = abi.encodeCall(IEscrow.topUpWithPermit, ("", 0, permit));
        calls[5] = abi.encodeCall(IEscrow.topUpMany, (new IEscrow.TopUp[](0)));
        calls[6] = abi.encodeCall(IEscrow.pay, ("", 0, 0, ""));
        calls[7] = abi.encodeCall(IEscrow.payMany, (new IEscrow.Payment[](0)));
        calls[8] = abi.encodeCall(IEscrow.claim, ("", 0, 0, 0, 0, 0, ""));
        calls[9] = abi.encodeCall(IEscrow.object, ("", 0, 0, 0, 0, ""));
        calls[10] = abi.encodeCall(IEscrow.collect, ("", 0));
        calls[11] = abi.encodeCall(IEscrow.concede, ("", 0, 0, ""));
        calls[12] = abi.encodeCall(IEscrow.retract, ("", 0, ""));
        calls[13] = abi.encodeCall(IEscrow.rule, ("", 0, 0, 0, ""));
        calls[14] = abi.encodeCall(IEscrow.lapse, ("", 0));
        calls[15] = abi.encodeCall(IEscrow.giveNotice, ("", 0, ""));
        calls[16] = abi.encodeCall(IEscrow.withdraw, (""));
        calls[17] = abi.encodeCall(IEscrow.close, ("", 0, 0, 0, "", ""));
        calls[18] = abi.encodeCall(IEscrow.quit, ("", 0, 0, ""));
        calls[19] = abi.encodeCall(IEscrow.withdrawCredit, (COIN, COIN, COIN, 0, 0, ""));
    }
}
