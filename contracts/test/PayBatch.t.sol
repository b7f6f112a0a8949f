// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";

/// @dev One signature over a Merkle root that approves many vouchers and delegations.
contract PayBatchTest is EscrowFixture {
    IEscrow.Proof internal p;
    /// @dev Someone else's leaf.
    bytes32 internal other = voucherHash(keccak256("other"), 7 ether, MEMO);

    function setUp() public override {
        super.setUp();
        begin(fullTerms());
    }

    function test_PaysByALeafOfABatchOfTwo() public {
        p.path = [other];
        p.signature = sign(CLIENT_KEY, batchHash(node(_voucher(), other)));
        _pays();
    }

    function test_PaysByALeafOfTheApproversBatch() public {
        p.path = [other];
        p.signature = signLong(APPROVER_KEY, batchHash(node(other, _voucher())));
        _pays();
    }

    function test_PaysByALeafOfABatchOfFive() public {
        bytes32 right = keccak256("right");
        bytes32 top = keccak256("top");
        p.path = [other, right, top];
        bytes32 root = node(node(node(_voucher(), other), right), top);
        p.signature = sign(CLIENT_KEY, batchHash(root));
        _pays();
    }

    function test_PaysTwoAgreementsByOneSignature() public {
        bytes32 first = _voucher();
        bytes memory firstTerms = packed;
        begin(fullTerms());
        bytes32 second = _voucher();
        p.signature = sign(CLIENT_KEY, batchHash(node(first, second)));
        p.path = [first];
        _pays();
        p.path = [second];
        vm.prank(stranger);
        escrow.pay(firstTerms, 2 ether, MEMO, proven(p));
        vm.assertEq(payee.balance, 3.9 ether);
    }

    function test_PaysByADelegatesLeaf() public {
        p.key = delegate;
        p.limit = 5 ether;
        p.delegation = sign(CLIENT_KEY, delegationHash(id, delegate, 5 ether));
        p.path = [other];
        p.signature = sign(DELEGATE_KEY, batchHash(node(_voucher(), other)));
        _pays();
    }

    function test_PaysByADelegationThatIsALeaf() public {
        p.key = delegate;
        p.limit = 5 ether;
        p.delegationPath = [other];
        p.delegation = sign(CLIENT_KEY, batchHash(node(delegationHash(id, delegate, 5 ether), other)));
        p.signature = sign(DELEGATE_KEY, _voucher());
        _pays();
    }

    function test_PaysByADelegatesLeafUnderADelegationThatIsALeaf() public {
        p.key = delegate;
        p.limit = 5 ether;
        p.delegationPath = [other];
        p.delegation = sign(APPROVER_KEY, batchHash(node(delegationHash(id, delegate, 5 ether), other)));
        p.path = [keccak256("left")];
        p.signature = sign(DELEGATE_KEY, batchHash(node(_voucher(), keccak256("left"))));
        _pays();
    }

    function test_RevertWhen_TheVoucherIsNoLeafOfTheBatch() public {
        p.path = [other];
        p.signature = sign(CLIENT_KEY, batchHash(node(keccak256("another"), other)));
        _refuses(Errors.badSignature(client));
    }

    function test_RevertWhen_ThePathIsTooShort() public {
        p.path = [other];
        p.signature = sign(CLIENT_KEY, batchHash(node(node(_voucher(), other), keccak256("top"))));
        _refuses(Errors.badSignature(client));
    }

    function test_RevertWhen_ThePathIsTooLong() public {
        p.path = [other, keccak256("top")];
        p.signature = sign(CLIENT_KEY, batchHash(node(_voucher(), other)));
        _refuses(Errors.badSignature(client));
    }

    function test_RevertWhen_ABatchIsTakenForAVoucher() public {
        p.signature = sign(CLIENT_KEY, batchHash(_voucher()));
        _refuses(Errors.badSignature(client));
    }

    function test_RevertWhen_AVoucherIsTakenForABatch() public {
        p.path = [other];
        p.signature = sign(CLIENT_KEY, node(_voucher(), other));
        _refuses(Errors.badSignature(client));
    }

    function test_RevertWhen_SomebodyElseSignedTheBatch() public {
        p.path = [other];
        p.signature = sign(WORKER_KEY, batchHash(node(_voucher(), other)));
        _refuses(Errors.badSignature(client));
    }

    function test_RevertWhen_TheBatchIsNotSigned() public {
        p.path = [other];
        _refuses(Errors.notTheSigner(client));
    }

    function test_RevertWhen_TheDelegationIsNoLeafOfTheBatch() public {
        p.key = delegate;
        p.limit = 6 ether;
        p.delegationPath = [other];
        p.delegation = sign(CLIENT_KEY, batchHash(node(delegationHash(id, delegate, 5 ether), other)));
        p.signature = sign(DELEGATE_KEY, _voucher());
        _refuses(Errors.badSignature(client));
    }

    function test_RevertWhen_AnotherTotalIsDrawnByTheLeaf() public {
        p.path = [other];
        p.signature = sign(CLIENT_KEY, batchHash(node(_voucher(), other)));
        vm.expectRevert(Errors.badSignature(client));
        vm.prank(stranger);
        escrow.pay(packed, 3 ether, MEMO, proven(p));
    }

    // ----------------------------------------------------------------- support

    function _voucher() private view returns (bytes32) {
        return voucherHash(id, 2 ether, MEMO);
    }

    function _pays() private {
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Paid(id, 2 ether, MEMO);
        vm.prank(stranger);
        escrow.pay(packed, 2 ether, MEMO, proven(p));
        moves(COIN, address(escrow), payee, 1.95 ether);
        credited(COIN, hub, 0.05 ether);
        settle();
    }

    function _refuses(bytes memory refusal) private {
        vm.expectRevert(refusal);
        vm.prank(stranger);
        escrow.pay(packed, 2 ether, MEMO, proven(p));
    }
}
