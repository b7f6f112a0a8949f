// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {Wallet} from "./support/mocks/Wallet.sol";

/// @dev What the escrow does not protect from, shown so that nobody promises otherwise. A page that says
/// "secured", a wallet that objects, a hub that submits has to know these.
contract LimitsTest is EscrowFixture {
    function setUp() public override {
        super.setUp();
        begin(fullTerms());
    }

    /// @dev An objection takes the arbiter's fee out of the fund, also when a voucher covers all of it.
    function test_LetsAnObjectionTakeItsFeeFromWhatAVoucherCovers() public {
        bytes memory yes = approval(CLIENT_KEY, id, 8 ether, MEMO);
        claim(1, 2 ether);
        object(1);
        escrow.pay(packed, 8 ether, MEMO, yes);
        rule(1, 2 ether);
        assertAgreement(7.9 ether, 7.9 ether, 0, 1, OPEN);
    }

    /// @dev A worker who quits just before an objection makes it fail, unless it brings the fee with it.
    function test_LetsAWorkerWhoQuitsStopAnObjectionWithoutATopUp() public {
        claim(1, 2 ether);
        pass(3 days);
        quit();
        vm.expectRevert(Errors.notCovered(0.1 ether, 0));
        object(1);
        pass(1);
        watch();
        escrow.collect(packed, 1);
        moves(COIN, address(escrow), payee, 1.95 ether);
        credited(COIN, hub, 0.05 ether);
        settle();
    }

    function test_LetsAnObjectionThatBringsExactlyTheFeeSucceedBeforeAndAfterAQuit() public {
        claim(1, 2 ether);
        uint256 state = vm.snapshotState();
        _objectWithFee();
        vm.revertToState(state);
        quit();
        _objectWithFee();
        assertClaim(1, 2 ether, time() + 3 days, time() + 14 days, IEscrow.ClaimState.Disputed);
    }

    /// @dev Of a claim no larger than the arbiter's fee a client who wins loses as much as one who is silent.
    function test_LetsASmallClaimCostTheClientItsSumEvenWhenItIsDenied() public {
        claim(1, 0.1 ether);
        object(1);
        watch();
        rule(1, 0);
        assertAgreement(9.9 ether, 0, 0, 1, OPEN | UNCOMMITTED);
        moves(COIN, address(escrow), arbiter, 0.1 ether);
        settle();
    }

    /// @dev The arbiter of a small claim earns no more than its sum.
    function test_LetsTheArbiterEarnNoMoreThanTheDisputedSum() public {
        claim(1, 7);
        object(1);
        watch();
        rule(1, 7);
        moves(COIN, address(escrow), payee, 7);
        moves(COIN, address(escrow), arbiter, 7);
        settle();
    }

    /// @dev A signed withdrawal that was not used stays good for what is credited later.
    function test_LetsAnUnusedWithdrawalSendLaterCredits() public {
        IEscrow.Terms memory d = defaultTerms();
        (d.hub, d.hubBps) = (delegate, 1_000);
        begin(d);
        bytes memory signature = sign(DELEGATE_KEY, withdrawalHash(delegate, COIN, approver, 0, NEVER));
        pay(1 ether);
        vm.prank(delegate);
        escrow.withdrawCredit(delegate, COIN, delegate, 0, NEVER, "");
        pay(2 ether);
        watch();
        vm.prank(stranger);
        escrow.withdrawCredit(delegate, COIN, approver, 0, NEVER, signature);
        moves(COIN, address(escrow), approver, 0.1 ether);
        uncredited(COIN, delegate, 0.1 ether);
        settle();
    }

    /// @dev An agreement's name holds the chain id: a chain that changes it leaves the money behind.
    function test_LetsAChangeOfTheChainIdStrandAgreements() public {
        giveNotice();
        pass(8 days);
        vm.chainId(77);
        bytes32 renamed = typedHash(domainOf(77, address(escrow)), termsHash(t));
        vm.expectRevert(Errors.notOpen(renamed));
        escrow.withdraw(packed);
    }

    /// @dev Whoever draws a smaller voucher first makes a batch fail in which a tip needs the difference.
    function test_LetsAnEarlierDrawStopABatchThatTips() public {
        IEscrow.Proof memory p;
        p.signature = sign(CLIENT_KEY, voucherHash(id, 2 ether, MEMO));
        (p.tip, p.tipDeadline) = (0.25 ether, NEVER);
        p.draw = sign(WORKER_KEY, drawHash(id, 2 ether, 0.25 ether, NEVER));
        IEscrow.Payment[] memory payments = new IEscrow.Payment[](1);
        payments[0] = IEscrow.Payment(packed, 2 ether, MEMO, proven(p));
        escrow.pay(packed, 1.9 ether, MEMO, approval(CLIENT_KEY, id, 1.9 ether, MEMO));
        vm.expectRevert(Errors.tipTooLarge(0.25 ether, 0.0975 ether));
        escrow.payMany(payments);
    }

    /// @dev Terms that both signed may let the worker approve, or give the arbiter no time.
    function test_LetsPartiesSignTermsThatServeOneOfThem() public {
        IEscrow.Terms memory d = fullTerms();
        (d.approver, d.ruling) = (worker, 0);
        begin(d);
        vm.prank(worker);
        escrow.pay(packed, FUND, MEMO, "");
        assertAgreement(FUND, FUND, 0, 0, OPEN);
    }

    /// @dev After a reorganisation another claim of the same sum can stand in the round: a concession pays it.
    function test_LetsAConcessionPayAnotherClaimOfTheSameSum() public {
        uint256 state = vm.snapshotState();
        claim(1, 2 ether);
        bytes memory yes = sign(CLIENT_KEY, concedeHash(id, 1, 2 ether));
        vm.revertToState(state);
        escrow.claim(packed, 1, 2 ether, REASON, 0, NEVER, sign(WORKER_KEY, _otherClaim(2 ether)));
        escrow.concede(packed, 1, 2 ether, yes);
        assertClaim(1, 2 ether, time() + 3 days, 0, IEscrow.ClaimState.Conceded);
    }

    /// @dev And a ruling awards what it names, of whatever claim stands there.
    function test_LetsARulingDecideAnotherClaimOfItsRound() public {
        uint256 state = vm.snapshotState();
        claim(1, 1 ether);
        bytes memory award = sign(ARBITER_KEY, rulingHash(id, 1, 1 ether, REASON));
        vm.revertToState(state);
        escrow.claim(packed, 1, 3 ether, REASON, 0, NEVER, sign(WORKER_KEY, _otherClaim(3 ether)));
        object(1);
        escrow.rule(packed, 1, 1 ether, REASON, award);
        assertClaim(1, 3 ether, time() + 3 days, time() + 14 days, IEscrow.ClaimState.Ruled);
    }

    /// @dev The voucher of a client that is a contract is worth what the contract says when it is drawn.
    function test_LetsAContractTakeBackItsVoucher() public {
        Wallet wallet = new Wallet();
        vm.deal(address(wallet), FUND);
        IEscrow.Terms memory d = fullTerms();
        d.client = address(wallet);
        begin(d);
        wallet.accept(digestOf(voucherHash(id, 4 ether, MEMO)));
        uint256 state = vm.snapshotState();
        escrow.pay(packed, 4 ether, MEMO, hex"00aa");
        vm.revertToState(state);
        wallet.accept(0);
        vm.expectRevert(Errors.badSignature(address(wallet)));
        escrow.pay(packed, 4 ether, MEMO, hex"00aa");
    }

    /// @dev A token whose balances shrink by themselves: who comes first gets all, who comes last a credit for nothing.
    function test_LetsATokenThatShrinksLeaveTheLastWithoutMoney() public {
        IEscrow.Terms memory d = defaultTerms();
        d.token = address(token);
        begin(d);
        bytes memory first = packed;
        d = defaultTerms();
        d.token = address(token);
        begin(d);
        vm.prank(address(escrow));
        token.transfer(stranger, FUND);
        pay(FUND);
        vm.prank(client);
        escrow.pay(first, FUND, MEMO, "");
        vm.assertEq(token.balanceOf(worker), FUND);
        vm.assertEq(escrow.credits(worker, address(token)), FUND);
        vm.expectRevert(Errors.transferFailed());
        escrow.withdrawCredit(worker, address(token), worker, 0, NEVER, "");
    }

    function _otherClaim(uint96 sum) private view returns (bytes32) {
        return claimHash(id, 1, sum, REASON, 0, NEVER);
    }

    function _objectWithFee() private {
        vm.prank(client);
        escrow.object{value: 0.1 ether}(packed, 1, REASON, 0.1 ether, NEVER, "");
    }
}
