// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {Wallet} from "./support/mocks/Wallet.sol";

/// @dev The voucher line: who approves.
contract PayTest is EscrowFixture {
    function setUp() public override {
        super.setUp();
        begin(fullTerms());
    }

    function test_PaysWhenTheClientCalls() public {
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Paid(id, 4 ether, MEMO);
        vm.prank(client);
        escrow.pay(packed, 4 ether, MEMO, "");
        _expectPaid(4 ether, 0.1 ether);
        assertAgreement(FUND, 4 ether, 0, 0, OPEN);
    }

    function test_PaysWhenTheApproverCalls() public {
        watch();
        vm.prank(approver);
        escrow.pay(packed, 4 ether, MEMO, "");
        _expectPaid(4 ether, 0.1 ether);
    }

    function test_PaysByTheClientsVoucherWhoeverSubmits() public {
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Paid(id, 4 ether, MEMO);
        _submit(4 ether, approval(CLIENT_KEY, id, 4 ether, MEMO));
        _expectPaid(4 ether, 0.1 ether);
        assertAgreement(FUND, 4 ether, 0, 0, OPEN);
    }

    function test_PaysByALongSignature() public {
        watch();
        _submit(4 ether, bytes.concat(hex"00", signLong(CLIENT_KEY, voucherHash(id, 4 ether, MEMO))));
        _expectPaid(4 ether, 0.1 ether);
    }

    function test_PaysByTheApproversVoucher() public {
        watch();
        _submit(4 ether, approval(APPROVER_KEY, id, 4 ether, MEMO));
        _expectPaid(4 ether, 0.1 ether);
    }

    function test_PaysByTheVoucherOfAClientThatIsAContract() public {
        Wallet wallet = new Wallet();
        vm.deal(address(wallet), FUND);
        IEscrow.Terms memory d = fullTerms();
        d.client = address(wallet);
        begin(d);
        wallet.accept(digestOf(voucherHash(id, 4 ether, MEMO)));
        watch();
        _submit(4 ether, hex"00aa");
        _expectPaid(4 ether, 0.1 ether);
    }

    function test_PaysByTheVoucherOfAnApproverThatIsAContract() public {
        Wallet wallet = new Wallet();
        IEscrow.Terms memory d = fullTerms();
        d.approver = address(wallet);
        begin(d);
        wallet.accept(digestOf(voucherHash(id, 4 ether, MEMO)));
        watch();
        _submit(4 ether, hex"00aa");
        _expectPaid(4 ether, 0.1 ether);
    }

    function test_PaysWhenTheClientCallsWithTheByteOfAPlainSignature() public {
        watch();
        vm.prank(client);
        escrow.pay(packed, 4 ether, MEMO, hex"00");
        _expectPaid(4 ether, 0.1 ether);
    }

    function test_RevertWhen_AStrangerCallsWithoutAVoucher() public {
        vm.expectRevert(Errors.notTheSigner(client));
        _submit(1, "");
    }

    function test_RevertWhen_TheWorkerCallsWithoutAVoucher() public {
        vm.expectRevert(Errors.notTheSigner(client));
        vm.prank(worker);
        escrow.pay(packed, 1, MEMO, "");
    }

    function test_RevertWhen_AStrangerCallsWithTheByteOfAPlainSignature() public {
        vm.expectRevert(Errors.notTheSigner(client));
        _submit(1, hex"00");
    }

    function test_RevertWhen_TheWorkerSignedTheVoucher() public {
        vm.expectRevert(Errors.badSignature(client));
        _submit(1, approval(WORKER_KEY, id, 1, MEMO));
    }

    function test_RevertWhen_TheVoucherIsOfAnotherTotal() public {
        vm.expectRevert(Errors.badSignature(client));
        _submit(2, approval(CLIENT_KEY, id, 1, MEMO));
    }

    function test_RevertWhen_TheVoucherIsOfAnotherMemo() public {
        vm.expectRevert(Errors.badSignature(client));
        _submit(1, approval(CLIENT_KEY, id, 1, keccak256("other")));
    }

    function test_RevertWhen_TheVoucherIsOfAnotherAgreement() public {
        bytes memory yes = approval(CLIENT_KEY, id, 1, MEMO);
        begin(fullTerms());
        vm.expectRevert(Errors.badSignature(client));
        _submit(1, yes);
    }

    function test_RevertWhen_TheApprovalIsOfAnUnknownKind() public {
        bytes memory signature = sign(CLIENT_KEY, voucherHash(id, 1, MEMO));
        vm.expectRevert(Errors.badSignature(client));
        _submit(1, bytes.concat(hex"02", signature));
    }

    // ----------------------------------------------------------------- support

    function _submit(uint96 total, bytes memory yes) private {
        vm.prank(stranger);
        escrow.pay(packed, total, MEMO, yes);
    }

    function _expectPaid(uint256 amount, uint256 fee) private {
        moves(COIN, address(escrow), payee, amount - fee);
        credited(COIN, hub, fee);
        settle();
    }
}
