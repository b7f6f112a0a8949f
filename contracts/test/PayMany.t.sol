// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {Rejecting} from "./support/mocks/Payees.sol";

/// @dev A payroll: many workers paid in one transaction, by one signature or many.
contract PayManyTest is EscrowFixture {
    IEscrow.Terms[] internal all;
    IEscrow.Payment[] internal payments;

    function setUp() public override {
        super.setUp();
        for (uint256 i = 0; i < 3; i++) {
            all.push(defaultTerms());
            all[i].payee = address(uint160(0x9A7EE00 + i));
            meet(all[i].payee);
            open(all[i], FUND);
            payments.push();
            _approve(i, uint96(i + 1) * 1 ether);
        }
    }

    function test_PaysAll() public {
        watch();
        for (uint256 i = 0; i < 3; i++) {
            vm.expectEmit(address(escrow));
            emit IEscrow.Paid(idOf(all[i]), uint96(i + 1) * 1 ether, MEMO);
        }
        vm.prank(stranger);
        escrow.payMany(payments);
        _paid(0, 1 ether);
        _paid(1, 2 ether);
        _paid(2, 3 ether);
        settle();
    }

    function test_PaysAllWhenTheClientCalls() public {
        for (uint256 i = 0; i < 3; i++) {
            payments[i].approval = "";
        }
        watch();
        vm.prank(client);
        escrow.payMany(payments);
        _paid(0, 1 ether);
        _paid(1, 2 ether);
        _paid(2, 3 ether);
        settle();
    }

    function test_PaysAllByOneSignatureOfABatch() public {
        bytes32[3] memory leaves;
        for (uint256 i = 0; i < 3; i++) {
            leaves[i] = voucherHash(idOf(all[i]), payments[i].total, MEMO);
        }
        bytes32 pair = node(leaves[0], leaves[1]);
        IEscrow.Proof memory p;
        p.signature = sign(CLIENT_KEY, batchHash(node(pair, leaves[2])));
        p.path = new bytes32[](2);
        (p.path[0], p.path[1]) = (leaves[1], leaves[2]);
        payments[0].approval = proven(p);
        (p.path[0], p.path[1]) = (leaves[0], leaves[2]);
        payments[1].approval = proven(p);
        p.path = new bytes32[](1);
        p.path[0] = pair;
        payments[2].approval = proven(p);
        watch();
        vm.prank(stranger);
        escrow.payMany(payments);
        _paid(0, 1 ether);
        _paid(1, 2 ether);
        _paid(2, 3 ether);
        settle();
    }

    function test_PaysCoinAndTokensTogether() public {
        all[1].token = address(token);
        open(all[1], FUND);
        _approve(1, 2 ether);
        watch(address(token));
        vm.prank(stranger);
        escrow.payMany(payments);
        _paid(0, 1 ether);
        moves(address(token), address(escrow), all[1].payee, 2 ether);
        _paid(2, 3 ether);
        settle();
    }

    function test_PaysTwoVouchersOfTheSameAgreementUpToTheHigher() public {
        all[1] = all[0];
        _approve(1, 4 ether);
        watch();
        vm.prank(stranger);
        escrow.payMany(payments);
        _paid(0, 4 ether);
        _paid(2, 3 ether);
        settle();
    }

    function test_PaysNone() public {
        watch();
        escrow.payMany(new IEscrow.Payment[](0));
        settle();
    }

    function test_SkipsWhatIsClosed() public {
        use(all[1]);
        quit();
        watch();
        vm.prank(stranger);
        escrow.payMany(payments);
        _paid(0, 1 ether);
        _paid(2, 3 ether);
        settle();
    }

    function test_SkipsWhatIsDrawn() public {
        use(all[1]);
        pay(2 ether);
        watch();
        vm.prank(stranger);
        escrow.payMany(payments);
        _paid(0, 1 ether);
        _paid(2, 3 ether);
        settle();
    }

    function test_SkipsWhatHasNoCover() public {
        all[1] = defaultTerms();
        open(all[1], 0);
        _approve(1, 2 ether);
        watch();
        vm.prank(stranger);
        escrow.payMany(payments);
        _paid(0, 1 ether);
        _paid(2, 3 ether);
        settle();
    }

    function test_SkipsADrawnVoucherWithoutReadingItsSignature() public {
        use(all[1]);
        pay(2 ether);
        payments[1].approval = hex"00ff";
        watch();
        vm.prank(stranger);
        escrow.payMany(payments);
        _paid(0, 1 ether);
        _paid(2, 3 ether);
        settle();
    }

    function test_PaysTheOthersWhenOnePayeeRefuses() public {
        all[1].payee = address(new Rejecting());
        meet(all[1].payee);
        open(all[1], FUND);
        _approve(1, 2 ether);
        watch();
        vm.prank(stranger);
        escrow.payMany(payments);
        _paid(0, 1 ether);
        credited(COIN, all[1].payee, 2 ether);
        _paid(2, 3 ether);
        settle();
    }

    function test_RevertWhen_OneWasNeverOpened() public {
        all[1] = defaultTerms();
        _approve(1, 2 ether);
        vm.expectRevert(Errors.notOpen(idOf(all[1])));
        escrow.payMany(payments);
    }

    function test_RevertWhen_OneVoucherIsNotSigned() public {
        payments[2].approval = approval(STRANGER_KEY, idOf(all[2]), 3 ether, MEMO);
        vm.expectRevert(Errors.badSignature(client));
        escrow.payMany(payments);
    }

    function test_RevertWhen_OneTipIsTooLarge() public {
        IEscrow.Proof memory p;
        p.signature = sign(CLIENT_KEY, voucherHash(idOf(all[2]), 3 ether, MEMO));
        p.tip = 3 ether + 1;
        p.tipDeadline = NEVER;
        p.draw = sign(WORKER_KEY, drawHash(idOf(all[2]), 3 ether, p.tip, NEVER));
        payments[2].approval = proven(p);
        vm.expectRevert(Errors.tipTooLarge(3 ether + 1, 3 ether));
        escrow.payMany(payments);
    }

    function test_RevertWhen_OneOfTheTermsIsMalformed() public {
        payments[1].terms = hex"00";
        vm.expectRevert(Errors.termsLength(1));
        escrow.payMany(payments);
    }

    // ----------------------------------------------------------------- support

    function _approve(uint256 i, uint96 total) private {
        payments[i] = IEscrow.Payment({
            terms: pack(all[i]),
            total: total,
            memo: MEMO,
            approval: approval(CLIENT_KEY, idOf(all[i]), total, MEMO)
        });
    }

    function _paid(uint256 i, uint96 amount) private {
        moves(COIN, address(escrow), all[i].payee, amount);
    }
}
