// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";

/// @dev What each call costs as a transaction of its own, with its 21 000 and its calldata, kept in `snapshots/` and
/// compared in CI. Receivers have an account already; terms have no fees and no payee unless the name says so. To
/// accept new numbers: `FORGE_SNAPSHOT_EMIT=true forge test`.
/// forge-config: default.isolate = true
contract GasTest is EscrowFixture {
    function setUp() public override {
        super.setUp();
        vm.deal(hub, 1);
        vm.deal(payee, 1);
        vm.snapshotValue("Escrow", "runtime bytes", address(escrow).code.length);
    }

    // ----------------------------------------------------------------- funding

    function test_GasOfOpening() public {
        open(_terms(COIN), FUND);
        _snap("open");
        open(_terms(address(token)), FUND);
        _snap("open in tokens");
        _use(COIN);
        bytes memory yes = sign(CLIENT_KEY, openHash(id, FUND, NEVER));
        vm.prank(stranger);
        escrow.open{value: FUND}(packed, FUND, signTerms(WORKER_KEY, t), NEVER, yes);
        _snap("open for a client who signed");
    }

    function test_GasOfToppingUp() public {
        _begin(COIN);
        vm.prank(client);
        escrow.topUp{value: 1 ether}(packed, 1 ether);
        _snap("top up");
    }

    // --------------------------------------------------------------- vouchers

    function test_GasOfPaying() public {
        _begin(COIN);
        vm.prank(stranger);
        escrow.pay(packed, 1 ether, MEMO, approval(CLIENT_KEY, id, 1 ether, MEMO));
        _snap("pay by voucher");
        pay(2 ether);
        _snap("pay directly");
        _begin(address(token));
        token.mint(worker, 1);
        vm.prank(stranger);
        escrow.pay(packed, 1 ether, MEMO, approval(CLIENT_KEY, id, 1 ether, MEMO));
        _snap("pay by voucher in tokens");
    }

    /// @dev However many milestones were approved, one draw pays them.
    function test_GasOfOpeningAndDrawingThreeMilestones() public {
        _begin(COIN);
        uint256 gasUsed = _used();
        bytes memory last;
        for (uint96 total = 1 ether; total <= 3 ether; total += 1 ether) {
            last = approval(CLIENT_KEY, id, total, MEMO);
        }
        vm.prank(stranger);
        escrow.pay(packed, 3 ether, MEMO, last);
        gasUsed += _used();
        vm.assertEq(worker.balance, 4 ether);
        vm.assertLe(gasUsed, 115_000, "open and draw three milestones");
    }

    function test_GasOfOpeningAndPayingByVoucher() public {
        _begin(COIN);
        uint256 gasUsed = _used();
        vm.prank(stranger);
        escrow.pay(packed, 1 ether, MEMO, approval(CLIENT_KEY, id, 1 ether, MEMO));
        vm.assertLe(gasUsed + _used(), 115_000, "open and pay by voucher");
    }

    function test_GasOfPayingWithAFee() public {
        begin(fullTerms());
        pay(1 ether);
        vm.prank(stranger);
        escrow.pay(packed, 2 ether, MEMO, approval(CLIENT_KEY, id, 2 ether, MEMO));
        _snap("pay by voucher with a hub fee");
    }

    function test_GasOfPayingByProof() public {
        _begin(COIN);
        IEscrow.Proof memory p;
        p.signature = sign(DELEGATE_KEY, voucherHash(id, 1 ether, MEMO));
        (p.key, p.limit) = (delegate, 5 ether);
        p.delegation = sign(CLIENT_KEY, delegationHash(id, delegate, 5 ether));
        vm.prank(stranger);
        escrow.pay(packed, 1 ether, MEMO, proven(p));
        _snap("pay by delegate");
        delete p;
        p.signature = sign(CLIENT_KEY, voucherHash(id, 2 ether, MEMO));
        (p.tip, p.tipDeadline) = (0.1 ether, NEVER);
        p.draw = sign(WORKER_KEY, drawHash(id, 2 ether, 0.1 ether, NEVER));
        vm.prank(stranger);
        escrow.pay(packed, 2 ether, MEMO, proven(p));
        _snap("pay by voucher with a tip");
    }

    // ------------------------------------------------------------------ claims

    function test_GasOfAClaimThatIsPaid() public {
        _begin(COIN);
        vm.prank(stranger);
        escrow.claim(
            packed,
            1,
            1 ether,
            EVIDENCE,
            0,
            NEVER,
            sign(WORKER_KEY, claimHash(id, 1, 1 ether, EVIDENCE, 0, NEVER))
        );
        _snap("claim");
        pass(4 days);
        escrow.collect(packed, 1);
        _snap("collect");
        claim(2, 1 ether);
        vm.prank(client);
        escrow.concede(packed, 2, 1 ether, "");
        _snap("concede");
        pass(4 days);
        claim(3, 1 ether);
        vm.prank(worker);
        escrow.retract(packed, 3, "");
        _snap("retract");
    }

    /// @dev The parties call; the arbiter's fee comes out of the fund.
    function test_GasOfADispute() public {
        _beginWithAnArbitersFee();
        claim(1, 1 ether);
        _snap("claim directly");
        uint256 gasUsed = _used();
        object(1);
        _snap("object");
        gasUsed += _used();
        rule(1, 0.5 ether);
        _snap("rule directly");
        vm.assertLe(gasUsed + _used(), 170_000, "claim, object and rule");
    }

    function test_GasOfEndingADispute() public {
        _beginWithAnArbitersFee();
        claim(1, 1 ether);
        object(1);
        pass(4 days);
        claim(2, 1 ether);
        object(2);
        pass(1 days);
        vm.prank(stranger);
        escrow.rule(packed, 1, 0.5 ether, REASON, sign(ARBITER_KEY, rulingHash(id, 1, 0.5 ether, REASON)));
        _snap("rule");
        pass(15 days);
        escrow.lapse(packed, 2);
        _snap("lapse");
    }

    // --------------------------------------------------------------------- end

    function test_GasOfEnding() public {
        _begin(COIN);
        giveNotice();
        _snap("give notice");
        pass(8 days);
        escrow.withdraw(packed);
        _snap("withdraw");
        _begin(COIN);
        quit();
        _snap("quit");
        _begin(COIN);
        bytes memory byClient = sign(CLIENT_KEY, closeHash(id, 0, 1 ether, NEVER));
        bytes memory byWorker = sign(WORKER_KEY, closeHash(id, 0, 1 ether, NEVER));
        vm.prank(stranger);
        escrow.close(packed, 0, 1 ether, NEVER, byClient, byWorker);
        _snap("close");
    }

    function test_GasOfWithdrawingACredit() public {
        begin(fullTerms());
        pay(1 ether);
        vm.prank(hub);
        escrow.withdrawCredit(hub, COIN, hub, 0, NEVER, "");
        _snap("withdraw credit");
    }

    // ----------------------------------------------------------------- support

    /// @dev A salt as long as real ones are.
    function _terms(address token_) private returns (IEscrow.Terms memory d) {
        d = defaultTerms();
        d.token = token_;
        d.salt = uint64(uint256(keccak256(abi.encode(d.salt))));
    }

    function _use(address token_) private {
        use(_terms(token_));
    }

    function _begin(address token_) private {
        begin(_terms(token_));
    }

    function _beginWithAnArbitersFee() private {
        IEscrow.Terms memory d = _terms(COIN);
        d.arbiterFee = 0.1 ether;
        begin(d);
    }

    function _used() private view returns (uint256) {
        return vm.lastCallGas().gasTotalUsed;
    }

    function _snap(string memory name) private {
        vm.snapshotGasLastCall("Escrow", name);
    }
}
