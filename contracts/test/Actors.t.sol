// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {Gains} from "./Gains.sol";
import {vm} from "./support/Vm.sol";

/// @dev The worst that each actor can do to the others, alone and in pairs, to the unit: what
/// `docs/security.md` promises. The fund is 10, a claim at most 3, the arbiter's fee 0.1, the hub's 2.5 %;
/// review 3 days, ruling 14, notice 7.
contract ActorsTest is Gains {
    uint96 private constant CAP = 3 ether;
    uint96 private constant FEE = 0.1 ether;

    // ---------------------------------------------------------------- alone

    /// @dev Notice at once, an objection to everything, and an arbiter who says nothing: a voucher holds to the
    /// last second of notice, and of what was never approved the fallback share comes.
    function test_AHostileClientCannotTakeBackWhatIsApproved() public {
        bytes memory yes = approval(CLIENT_KEY, id, 6 ether, MEMO);
        giveNotice();
        claim(1, CAP);
        object(1);
        pass(7 days);
        escrow.pay(packed, 6 ether, MEMO, yes);
        pass(1);
        escrow.withdraw(packed);
        pass(7 days);
        escrow.lapse(packed, 1);
        gained(payee, less(6 ether) + less(1.5 ether));
        gained(client, 10 ether - 7.5 ether);
        nothingLeft();
    }

    /// @dev Nobody on the client's side does anything: the worker draws, claims the rest, and is out.
    function test_ASilentClientCannotKeepTheWorkerFromTheFund() public {
        escrow.pay(packed, 4 ether, MEMO, approval(CLIENT_KEY, id, 4 ether, MEMO));
        claim(1, CAP);
        pass(3 days + 1);
        escrow.collect(packed, 1);
        claim(2, CAP);
        pass(3 days + 1);
        escrow.collect(packed, 2);
        gained(payee, less(10 ether));
        nothingLeft();
    }

    /// @dev A worker without merit claims whenever it may; the client gives notice and objects, and an honest
    /// arbiter denies all. Each review period costs the client one arbiter's fee, and nothing else.
    function test_AWorkerWithoutMeritCostsOneFeeAReviewPeriod() public {
        giveNotice();
        uint16 round;
        for (; time() < 1_800_000_000 + 7 days; pass(3 days + 1)) {
            claim(++round, CAP);
            object(round);
            rule(round, 0);
        }
        vm.assertEq(round, 3);
        pass(1 days);
        escrow.withdraw(packed);
        gained(payee, 0);
        gained(arbiter, 3 * FEE);
        gained(client, 10 ether - 3 * FEE);
        nothingLeft();
    }

    /// @dev The same worker, and a client who sleeps: one claim's cap a review period.
    function test_ASleepingClientRisksOneCapAReviewPeriod() public {
        claim(1, CAP);
        vm.expectRevert(Errors.tooEarly(time() + 3 days + 1));
        claim(2, CAP);
        pass(3 days + 1);
        vm.expectRevert(Errors.invalidSum(CAP + 1, CAP));
        claim(2, CAP + 1);
        escrow.collect(packed, 1);
        gained(payee, less(CAP));
    }

    /// @dev A stolen approver's key pays the payee all that is in the fund, and nobody else anything.
    function test_AnApproverCanOnlyPayThePayee() public {
        vm.expectRevert(Errors.notTheSigner(client));
        vm.prank(approver);
        escrow.giveNotice(packed, NEVER, "");
        vm.expectRevert(Errors.notTheSigner(client));
        vm.prank(approver);
        escrow.close(packed, 0, 0, NEVER, "", sign(WORKER_KEY, closeHash(id, 0, 0, NEVER)));
        vm.prank(approver);
        escrow.pay(packed, type(uint96).max, MEMO, "");
        gained(payee, less(10 ether));
        gained(client, 0);
        nothingLeft();
    }

    /// @dev A stolen delegate's key pays the payee up to its limit, whatever it signs.
    function test_ADelegateCanOnlyPayUpToItsLimit() public {
        IEscrow.Proof memory p;
        (p.key, p.limit) = (delegate, 2 ether);
        p.delegation = sign(CLIENT_KEY, delegationHash(id, delegate, 2 ether));
        p.signature = sign(DELEGATE_KEY, voucherHash(id, 2 ether, MEMO));
        escrow.pay(packed, 2 ether, MEMO, proven(p));
        p.signature = sign(DELEGATE_KEY, voucherHash(id, 2 ether + 1, MEMO));
        vm.expectRevert(Errors.overDelegation(2 ether + 1, 2 ether));
        escrow.pay(packed, 2 ether + 1, MEMO, proven(p));
        gained(payee, less(2 ether));
    }

    /// @dev Silent: the fallback share, and no fee. A second ruling of a round changes nothing.
    function test_AnArbiterMovesNoMoreThanTheDisputedSum() public {
        claim(1, CAP);
        object(1);
        uint256 state = vm.snapshotState();
        pass(14 days + 1);
        escrow.lapse(packed, 1);
        gained(payee, less(1.5 ether));
        gained(arbiter, 0);
        vm.revertToState(state);
        vm.expectRevert(Errors.invalidSum(CAP + 1, CAP));
        rule(1, CAP + 1);
        rule(1, CAP);
        vm.expectRevert(Errors.wrongClaimState(IEscrow.ClaimState.Ruled));
        rule(1, 0);
        gained(payee, less(CAP));
        gained(arbiter, FEE);
        assertAgreement(10 ether - CAP - FEE, 0, 0, 1, OPEN);
    }

    /// @dev The hub calls everything and gets its share of what the worker was paid.
    function test_AHubGetsNothingButItsFee() public {
        pay(4 ether);
        vm.expectRevert(Errors.notTheSigner(client));
        vm.prank(hub);
        escrow.pay(packed, 5 ether, MEMO, "");
        vm.expectRevert(Errors.notTheSigner(client));
        vm.prank(hub);
        escrow.giveNotice(packed, NEVER, "");
        vm.expectRevert(Errors.notTheSigner(worker));
        vm.prank(hub);
        escrow.quit(packed, 0, NEVER, "");
        vm.prank(hub);
        escrow.withdrawCredit(hub, COIN, hub, 0, NEVER, "");
        gained(hub, 0.1 ether);
    }

    /// @dev What a stranger can do moves money only where the rules send it, and a gift stays a gift.
    function test_AStrangerCanOnlyGiveAndFinish() public {
        giveNotice();
        vm.prank(stranger);
        escrow.topUp{value: 1 ether}(packed, 1 ether);
        vm.expectRevert(Errors.tooEarly(1_800_000_000 + 7 days + 1));
        vm.prank(stranger);
        escrow.withdraw(packed);
        pass(7 days + 1);
        vm.prank(stranger);
        escrow.withdraw(packed);
        gained(client, 11 ether);
        lost(stranger, 1 ether);
        nothingLeft();
    }

    // ------------------------------------------------------------- in pairs

    /// @dev A client with the arbiter: the disputed sum and the fee on it, and nothing of what was drawn before.
    function test_AClientWithTheArbiterTakesOneClaimAndItsFee() public {
        escrow.pay(packed, 5 ether, MEMO, approval(CLIENT_KEY, id, 5 ether, MEMO));
        claim(1, CAP);
        object(1);
        rule(1, 0);
        giveNotice();
        pass(7 days + 1);
        escrow.withdraw(packed);
        gained(payee, less(5 ether));
        vm.assertEq(has(client) + has(arbiter) - start[client] - start[arbiter], 5 ether);
        nothingLeft();
    }

    /// @dev A worker with the arbiter, against a client who gives notice in the same second: one cap a review
    /// period until notice has run out, here three of them.
    function test_AWorkerWithTheArbiterTakesOneCapAReviewPeriod() public {
        giveNotice();
        uint16 round;
        for (; time() < 1_800_000_000 + 7 days; pass(3 days + 1)) {
            claim(++round, CAP);
            object(round);
            rule(round, CAP);
        }
        vm.assertEq(round, 3);
        gained(payee, 2 * less(CAP) + less(CAP));
        gained(arbiter, 3 * FEE);
    }

    /// @dev A client with the hub cannot undo a payment or raise the fee that the terms name.
    function test_AClientWithTheHubCannotRaiseTheFee() public {
        IEscrow.Terms memory dearer = t;
        dearer.hubBps = 1_000;
        bytes memory forged = pack(dearer);
        bytes32 other = idOf(dearer);
        vm.prank(client);
        vm.expectRevert(Errors.notOpen(other));
        escrow.pay(forged, 4 ether, MEMO, "");
        pay(4 ether);
        gained(hub, 0.1 ether);
    }

    /// @dev A worker with an approver empties the fund, as far as the terms let an approver approve.
    function test_AWorkerWithTheApproverTakesTheFund() public {
        vm.prank(approver);
        escrow.pay(packed, 10 ether, MEMO, "");
        vm.prank(worker);
        escrow.quit(packed, 0, NEVER, "");
        gained(payee, less(10 ether));
        gained(client, 0);
    }

    /// @dev A client with the worker against those who live on fees: until the ruling the two can settle without the
    /// arbiter, and what they pay each other elsewhere the hub does not see.
    function test_AClientWithTheWorkerNeedsNeitherArbiterNorHub() public {
        claim(1, CAP);
        object(1);
        vm.prank(client);
        escrow.concede(packed, 1, CAP, "");
        vm.expectRevert(Errors.wrongClaimState(IEscrow.ClaimState.Conceded));
        rule(1, CAP);
        bytes32 end = closeHash(id, 1, 0, NEVER);
        escrow.close(packed, 1, 0, NEVER, sign(CLIENT_KEY, end), sign(WORKER_KEY, end));
        gained(arbiter, 0);
        gained(hub, CAP * 250 / 10_000);
        gained(payee, less(CAP));
        gained(client, 10 ether - CAP);
        nothingLeft();
    }
}
