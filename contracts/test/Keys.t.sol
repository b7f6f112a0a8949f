// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {Gains} from "./Gains.sol";
import {vm} from "./support/Vm.sol";

/// @dev What a key costs its owner when it is lost, or when somebody else has it. The stolen keys that are not here
/// do what a hostile holder of the key does: see `Actors.t.sol`.
contract KeysTest is Gains {
    /// @dev Without the client's key: approved pay and claims come, and a worker who quits sends the rest home.
    function test_ALostClientKeyStopsNeitherPayNorRefund() public {
        escrow.pay(packed, 4 ether, MEMO, approval(CLIENT_KEY, id, 4 ether, MEMO));
        quit();
        gained(payee, less(4 ether));
        gained(client, 6 ether);
        nothingLeft();
    }

    /// @dev Without the worker's key: approved pay still comes, and the client gets the rest after notice.
    function test_ALostWorkerKeyLosesNoApprovedPay() public {
        bytes memory yes = approval(CLIENT_KEY, id, 4 ether, MEMO);
        giveNotice();
        pass(5 days);
        vm.prank(stranger);
        escrow.pay(packed, 4 ether, MEMO, yes);
        pass(2 days + 1);
        escrow.withdraw(packed);
        gained(payee, less(4 ether));
        gained(client, 6 ether);
        nothingLeft();
    }

    /// @dev Without the arbiter's key: the fallback share, and no fee is lost.
    function test_ALostArbiterKeyLeavesTheFallback() public {
        claim(1, 3 ether);
        object(1);
        pass(14 days + 1);
        escrow.lapse(packed, 1);
        quit();
        gained(payee, less(1.5 ether));
        gained(client, 10 ether - 1.5 ether);
        nothingLeft();
    }

    /// @dev Whoever has the client's key gets what no voucher covers, and that not before notice has run out.
    function test_AThiefOfTheClientsKeyWaitsForNoticeAndLeavesWhatIsApproved() public {
        escrow.pay(packed, 1 ether, MEMO, approval(CLIENT_KEY, id, 1 ether, MEMO));
        bytes memory yes = approval(CLIENT_KEY, id, 4 ether, MEMO);
        giveNotice();
        pass(7 days);
        escrow.pay(packed, 4 ether, MEMO, yes);
        vm.expectRevert(Errors.tooEarly(time() + 1));
        vm.prank(client);
        escrow.withdraw(packed);
        pass(1);
        vm.prank(client);
        escrow.withdraw(packed);
        gained(payee, less(4 ether));
        gained(client, 6 ether);
        nothingLeft();
    }

    /// @dev Whoever has the worker's key gives up what is claimed, takes what is approved and not drawn as a tip, though
    /// it is another's to receive, and sends the rest to the client.
    function test_AThiefOfTheWorkersKeyTakesWhatIsApprovedAndNotDrawn() public {
        escrow.pay(packed, 1 ether, MEMO, approval(CLIENT_KEY, id, 1 ether, MEMO));
        claim(1, 3 ether);
        escrow.retract(packed, 1, sign(WORKER_KEY, retractHash(id, 1)));
        IEscrow.Proof memory p;
        p.signature = sign(CLIENT_KEY, voucherHash(id, 6 ether, MEMO));
        (p.tip, p.tipDeadline) = (uint96(less(5 ether)), NEVER);
        p.draw = sign(WORKER_KEY, drawHash(id, 6 ether, p.tip, NEVER));
        vm.prank(stranger);
        escrow.pay(packed, 6 ether, MEMO, proven(p));
        quit();
        gained(payee, less(1 ether));
        gained(stranger, less(5 ether));
        gained(client, 4 ether);
        nothingLeft();
    }
}
