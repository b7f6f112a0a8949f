// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {Wallet} from "./support/mocks/Wallet.sol";

/// @dev Payment by a proof: a plain one, and one by a delegate within its limit.
contract PayDelegatedTest is EscrowFixture {
    IEscrow.Proof internal p;

    function setUp() public override {
        super.setUp();
        begin(fullTerms());
    }

    // ---------------------------------------------------------- no delegation

    function test_PaysByAProofOfTheClientsSignature() public {
        p.signature = sign(CLIENT_KEY, voucherHash(id, 2 ether, MEMO));
        _pays(stranger);
    }

    function test_PaysByAProofOfTheApproversSignature() public {
        p.signature = signLong(APPROVER_KEY, voucherHash(id, 2 ether, MEMO));
        _pays(stranger);
    }

    function test_PaysByAnEmptyProofWhenTheClientCalls() public {
        _pays(client);
    }

    function test_RevertWhen_AStrangerCallsWithAnEmptyProof() public {
        _refuses(stranger, Errors.notTheSigner(client));
    }

    function test_RevertWhen_TheProofDoesNotBeginWithItsOffset() public {
        p.signature = sign(CLIENT_KEY, voucherHash(id, 2 ether, MEMO));
        bytes memory odd = proven(p);
        odd[32] = 0x40;
        vm.expectRevert(Errors.badSignature(client));
        escrow.pay(packed, 2 ether, MEMO, odd);
    }

    function test_RevertWhen_TheDelegateSignedAloneWithoutItsKeyNamed() public {
        p.signature = sign(DELEGATE_KEY, voucherHash(id, 2 ether, MEMO));
        _refuses(stranger, Errors.badSignature(client));
    }

    // -------------------------------------------------------------- delegation

    function test_PaysByADelegateOfTheClient() public {
        _delegate(CLIENT_KEY, 5 ether);
        _pays(stranger);
    }

    function test_PaysByADelegateOfTheApprover() public {
        _delegate(APPROVER_KEY, 5 ether);
        _pays(stranger);
    }

    function test_PaysByADelegateUpToTheLimit() public {
        _delegate(CLIENT_KEY, 2 ether);
        _pays(stranger);
    }

    function test_PaysWhenTheDelegateCalls() public {
        _delegate(CLIENT_KEY, 5 ether);
        p.signature = "";
        _pays(delegate);
    }

    function test_PaysByADelegateWhenTheClientCallsWithoutADelegation() public {
        _delegate(CLIENT_KEY, 5 ether);
        p.delegation = "";
        _pays(client);
    }

    function test_PaysByADelegateThatIsAContract() public {
        Wallet wallet = new Wallet();
        wallet.accept(digestOf(voucherHash(id, 2 ether, MEMO)));
        p.key = address(wallet);
        p.limit = 2 ether;
        p.signature = "any";
        p.delegation = sign(CLIENT_KEY, delegationHash(id, address(wallet), 2 ether));
        _pays(stranger);
    }

    function test_PaysByADelegationOfAnApproverThatIsAContract() public {
        Wallet wallet = new Wallet();
        IEscrow.Terms memory d = fullTerms();
        d.approver = address(wallet);
        begin(d);
        _delegate(CLIENT_KEY, 5 ether);
        wallet.accept(digestOf(delegationHash(id, delegate, 5 ether)));
        p.delegation = "any";
        _pays(stranger);
    }

    function test_RevertWhen_TheTotalIsOverTheLimit() public {
        _delegate(CLIENT_KEY, 2 ether - 1);
        _refuses(stranger, Errors.overDelegation(2 ether, 2 ether - 1));
    }

    function test_RevertWhen_TheTotalIsOverTheLimitThoughThePaymentIsNot() public {
        pay(1 ether);
        _delegate(CLIENT_KEY, 1 ether);
        _refuses(stranger, Errors.overDelegation(2 ether, 1 ether));
    }

    function test_RevertWhen_TheDelegationIsOfAnotherLimit() public {
        _delegate(CLIENT_KEY, 5 ether);
        p.limit = 6 ether;
        _refuses(stranger, Errors.badSignature(client));
    }

    function test_RevertWhen_TheDelegationIsOfAnotherKey() public {
        _delegate(CLIENT_KEY, 5 ether);
        p.key = stranger;
        p.signature = sign(STRANGER_KEY, voucherHash(id, 2 ether, MEMO));
        _refuses(stranger, Errors.badSignature(client));
    }

    function test_RevertWhen_TheDelegationIsOfAnotherAgreement() public {
        _delegate(CLIENT_KEY, 5 ether);
        begin(fullTerms());
        p.signature = sign(DELEGATE_KEY, voucherHash(id, 2 ether, MEMO));
        _refuses(stranger, Errors.badSignature(client));
    }

    function test_RevertWhen_TheWorkerSignedTheDelegation() public {
        _delegate(WORKER_KEY, 5 ether);
        _refuses(stranger, Errors.badSignature(client));
    }

    function test_RevertWhen_ADelegateDelegates() public {
        p.key = stranger;
        p.limit = 5 ether;
        p.signature = sign(STRANGER_KEY, voucherHash(id, 2 ether, MEMO));
        p.delegation = sign(DELEGATE_KEY, delegationHash(id, stranger, 5 ether));
        _refuses(stranger, Errors.badSignature(client));
    }

    function test_RevertWhen_TheDelegateDidNotSignTheVoucher() public {
        _delegate(CLIENT_KEY, 5 ether);
        p.signature = sign(WORKER_KEY, voucherHash(id, 2 ether, MEMO));
        _refuses(stranger, Errors.badSignature(delegate));
    }

    function test_RevertWhen_AStrangerCallsForTheDelegate() public {
        _delegate(CLIENT_KEY, 5 ether);
        p.signature = "";
        _refuses(stranger, Errors.notTheSigner(delegate));
    }

    function test_RevertWhen_TheDelegateCallsWithoutADelegation() public {
        p.key = delegate;
        p.limit = 5 ether;
        _refuses(delegate, Errors.notTheSigner(client));
    }

    // -------------------------------------------------------------------- form

    function test_RevertWhen_TheProofIsCutOff() public {
        p.signature = sign(CLIENT_KEY, voucherHash(id, 2 ether, MEMO));
        bytes memory whole = proven(p);
        bytes memory half = new bytes(200);
        for (uint256 i = 0; i < 200; i++) {
            half[i] = whole[i];
        }
        vm.expectRevert(bytes(""));
        vm.prank(stranger);
        escrow.pay(packed, 2 ether, MEMO, half);
    }

    function test_RevertWhen_TheProofIsNothingButItsFirstByte() public {
        vm.expectRevert(bytes(""));
        vm.prank(stranger);
        escrow.pay(packed, 2 ether, MEMO, hex"01");
    }

    // ----------------------------------------------------------------- support

    /// @dev A delegation signed by `key`, and the delegate's voucher of 2.
    function _delegate(uint256 key, uint96 limit) private {
        p.key = delegate;
        p.limit = limit;
        p.delegation = sign(key, delegationHash(id, delegate, limit));
        p.signature = sign(DELEGATE_KEY, voucherHash(id, 2 ether, MEMO));
    }

    function _pays(address submitter) private {
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Paid(id, 2 ether, MEMO);
        vm.prank(submitter);
        escrow.pay(packed, 2 ether, MEMO, proven(p));
        moves(COIN, address(escrow), payee, 1.95 ether);
        credited(COIN, hub, 0.05 ether);
        settle();
        assertAgreement(FUND, 2 ether, 0, 0, OPEN);
    }

    function _refuses(address submitter, bytes memory refusal) private {
        vm.expectRevert(refusal);
        vm.prank(submitter);
        escrow.pay(packed, 2 ether, MEMO, proven(p));
    }
}
