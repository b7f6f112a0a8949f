// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {Errors} from "../support/Errors.sol";
import {EscrowFixture} from "../support/EscrowFixture.sol";
import {vm} from "../support/Vm.sol";

/// @dev A cumulative voucher over a fund that may not reach it.
contract DrawsFuzzTest is EscrowFixture {
    /// @dev Rule 3: one voucher, submitted after each top-up, draws what it covers and no more; it succeeds exactly
    /// when there is something to draw.
    function testFuzz_AVoucherDrawsUpToItsTotalAsTheFundGrows(uint96 total, uint96[10] calldata topUps)
        public
    {
        IEscrow.Terms memory d = defaultTerms();
        d.token = address(token);
        begin(d, 0);
        give(address(token), address(this), type(uint256).max / 2);
        bytes memory yes = approval(CLIENT_KEY, id, total, MEMO);
        uint256 funded;
        uint256 drawn;
        for (uint256 i = 0; i < topUps.length; i++) {
            uint96 amount = topUps[i] / 16;
            escrow.topUp(packed, amount);
            funded += amount;
            bool good = total > drawn && funded > drawn;
            if (!good) vm.expectRevert(Errors.nothingToPay(total, drawn, funded));
            escrow.pay(packed, total, MEMO, yes);
            if (good) drawn = total < funded ? total : funded;
            vm.assertEq(token.balanceOf(worker), drawn);
            vm.assertEq(agreement(id).drawn, drawn);
            vm.assertEq(token.balanceOf(address(escrow)), funded - drawn);
        }
    }

    /// @dev Of any set of vouchers, in any order, the worker ends with the highest, as far as the fund goes.
    function testFuzz_TheOrderOfVouchersDoesNotMatter(uint96 fund, uint96[8] calldata totals) public {
        IEscrow.Terms memory d = defaultTerms();
        d.token = address(token);
        begin(d, fund);
        uint96 highest;
        for (uint256 i = 0; i < totals.length; i++) {
            bytes memory data = abi.encodeCall(
                IEscrow.pay, (packed, totals[i], MEMO, approval(CLIENT_KEY, id, totals[i], MEMO))
            );
            (bool ok,) = address(escrow).call(data);
            vm.assertTrue(
                ok == (totals[i] > highest && highest < fund), "a voucher is good when it is higher"
            );
            if (totals[i] > highest) highest = totals[i];
        }
        vm.assertEq(token.balanceOf(worker), highest < fund ? highest : fund);
    }

    /// @dev A delegate's vouchers reach its limit and not a unit more.
    function testFuzz_ADelegateReachesItsLimit(uint96 fund, uint96 limit, uint96 total) public {
        IEscrow.Terms memory d = defaultTerms();
        d.token = address(token);
        fund = uint96(bound(fund, 1, type(uint96).max));
        total = uint96(bound(total, 1, type(uint96).max));
        begin(d, fund);
        IEscrow.Proof memory p;
        (p.key, p.limit) = (delegate, limit);
        p.delegation = sign(CLIENT_KEY, delegationHash(id, delegate, limit));
        p.signature = sign(DELEGATE_KEY, voucherHash(id, total, MEMO));
        if (total > limit) vm.expectRevert(Errors.overDelegation(total, limit));
        escrow.pay(packed, total, MEMO, proven(p));
        uint256 paid = total > limit ? 0 : total < fund ? total : fund;
        vm.assertEq(token.balanceOf(worker), paid);
    }
}
