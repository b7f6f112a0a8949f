// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {Bookkeeper} from "./support/mocks/Payees.sol";
import {Wallet} from "./support/mocks/Wallet.sol";

/// @dev Rule 10: whoever submits cannot turn a good push into a credit by sending too little gas. Whatever the
/// gas, a call either fails as a whole or pays in full. Each call is a transaction of its own, so that every account
/// and slot is cold, as it is for a submitter.
/// forge-config: default.isolate = true
contract PushGasTest is EscrowFixture {
    uint256 private constant COIN_PUSH = 50_000 + 50_000 / uint256(63) + 45_000;
    uint256 private constant TOKEN_PUSH = 200_000 + 200_000 / uint256(63) + 45_000;
    /// @dev Needs nearly all that a push promises.
    address private books;
    address private submitter = address(this);

    function setUp() public override {
        super.setUp();
        books = address(new Bookkeeper());
        vm.label(books, "books");
        meet(books);
    }

    function test_NeverCreditsAGoodPayeeForWantOfGas() public {
        IEscrow.Terms memory d = fullTerms();
        d.payee = books;
        begin(d);
        (uint256 paid, uint256 failed) = _sweep(
            abi.encodeCall(IEscrow.pay, (packed, 4 ether, MEMO, approval(CLIENT_KEY, id, 4 ether, MEMO))),
            COIN
        );
        vm.assertGt(paid, 10, "calls that paid");
        vm.assertGt(failed, 10, "calls that failed");
    }

    function test_NeverCreditsAGoodPayeeInTokensForWantOfGas() public {
        IEscrow.Terms memory d = fullTerms();
        (d.payee, d.token) = (books, address(token));
        begin(d);
        (uint256 paid, uint256 failed) = _sweep(
            abi.encodeCall(IEscrow.pay, (packed, 4 ether, MEMO, approval(CLIENT_KEY, id, 4 ether, MEMO))),
            address(token)
        );
        vm.assertGt(paid, 10, "calls that paid");
        vm.assertGt(failed, 10, "calls that failed");
    }

    function test_NeverCreditsAGoodClientForWantOfGas() public {
        IEscrow.Terms memory d = fullTerms();
        d.client = books;
        vm.deal(books, FUND);
        begin(d);
        giveNotice();
        pass(8 days);
        (uint256 paid, uint256 failed) = _sweep(abi.encodeCall(IEscrow.withdraw, (packed)), COIN);
        vm.assertGt(paid, 10, "calls that paid");
        vm.assertGt(failed, 10, "calls that failed");
    }

    /// @dev The arbiter is the last of three who are paid, and submits what may starve its own push.
    function test_NeverCreditsAGoodArbiterForWantOfGas() public {
        IEscrow.Terms memory d = fullTerms();
        (d.arbiter, d.arbiterFee) = (books, 1 ether);
        begin(d);
        claim(1, 2 ether);
        object(1);
        quit();
        submitter = books;
        (uint256 paid, uint256 failed) =
            _sweep(abi.encodeCall(IEscrow.rule, (packed, 1, 1.5 ether, REASON, "")), COIN);
        vm.assertGt(paid, 10, "calls that paid");
        vm.assertGt(failed, 10, "calls that failed");
    }

    function test_RevertWhen_TheGasForACoinPushIsNotThere() public {
        IEscrow.Terms memory d = fullTerms();
        begin(d);
        _refuses(100_000, Errors.notEnoughGas(COIN_PUSH));
    }

    function test_RevertWhen_TheGasForATokenPushIsNotThere() public {
        IEscrow.Terms memory d = fullTerms();
        d.token = address(token);
        begin(d);
        _refuses(250_000, Errors.notEnoughGas(TOKEN_PUSH));
    }

    /// @dev A contract that signs gets less gas than it is promised when the caller sends too little: then the
    /// call fails as a whole.
    function test_NeverPaysHalfWhenAContractSignerWantsGas() public {
        Wallet wallet = new Wallet();
        IEscrow.Terms memory d = fullTerms();
        (d.payee, d.approver) = (books, address(wallet));
        begin(d);
        wallet.accept(digestOf(voucherHash(id, 4 ether, MEMO)));
        (uint256 paid, uint256 failed) =
            _sweep(abi.encodeCall(IEscrow.pay, (packed, 4 ether, MEMO, hex"00aa")), COIN);
        vm.assertGt(paid, 10, "calls that paid");
        vm.assertGt(failed, 10, "calls that failed");
    }

    // ----------------------------------------------------------------- support

    /// @dev Tries the call with every gas limit up to where it succeeds easily.
    function _sweep(bytes memory data, address token_) private returns (uint256 paid, uint256 failed) {
        uint256 before = balance(token_, books);
        for (uint256 gasLimit = 30_000; gasLimit < 420_000; gasLimit += 500) {
            uint256 state = vm.snapshotState();
            vm.prank(submitter);
            (bool ok,) = address(escrow).call{gas: gasLimit}(data);
            vm.assertEq(escrow.credits(books, token_), 0, vm.toString(gasLimit));
            if (ok) {
                paid++;
                vm.assertGt(balance(token_, books), before, vm.toString(gasLimit));
            } else {
                failed++;
            }
            vm.revertToState(state);
        }
    }

    function _refuses(uint256 gasLimit, bytes memory refusal) private {
        bytes memory yes = approval(CLIENT_KEY, id, 4 ether, MEMO);
        bytes memory data = abi.encodeCall(IEscrow.pay, (packed, 4 ether, MEMO, yes));
        (bool ok, bytes memory reason) = address(escrow).call{gas: gasLimit}(data);
        vm.assertFalse(ok);
        vm.assertEq(reason, refusal);
    }
}
