// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../../src/IEscrow.sol";
import {EscrowFixture} from "../support/EscrowFixture.sol";
import {vm} from "../support/Vm.sol";

/// @dev Terms are packed, read and hashed as EIP-712 says, and the slots hold what was put into them.
contract PackingFuzzTest is EscrowFixture {
    function testFuzz_TheIdIsTheDigestOfTheTerms(IEscrow.Terms calldata d) public view {
        vm.assertEq(escrow.idOf(pack(d)), idOf(d));
    }

    function testFuzz_EveryBitOfTheTermsCounts(IEscrow.Terms calldata d, uint256 bit) public view {
        bytes memory form = pack(d);
        bit = bound(bit, 0, 8 * form.length - 1);
        form[bit / 8] ^= bytes1(uint8(1 << (bit % 8)));
        vm.assertTrue(escrow.idOf(form) != idOf(d));
    }

    /// @dev Calldata behind the terms, or before them, is not read as theirs.
    function testFuzz_WhatSurroundsTheTermsDoesNotCount(
        IEscrow.Terms calldata d,
        uint96 amount,
        bytes calldata noise
    ) public view {
        bytes memory data = bytes.concat(abi.encodeCall(IEscrow.idOf, (pack(d))), abi.encode(amount), noise);
        (bool ok, bytes memory answer) = address(escrow).staticcall(data);
        vm.assertTrue(ok);
        vm.assertEq(abi.decode(answer, (bytes32)), idOf(d));
    }

    function testFuzz_TheSlotsHoldWhatWasPutIntoThem(
        uint96 fund,
        uint96 drawn,
        uint96 sum,
        uint32 review,
        uint32 notice,
        uint32 ruling
    ) public {
        IEscrow.Terms memory d = defaultTerms();
        d.token = address(token);
        d.claimCap = type(uint96).max;
        d.review = uint32(bound(review, 1, 180 days));
        d.notice = uint32(bound(notice, d.review, 180 days));
        d.ruling = uint32(bound(ruling, 0, 180 days));
        fund = uint96(bound(fund, 2, type(uint96).max));
        drawn = uint96(bound(drawn, 1, fund - 1));
        sum = uint96(bound(sum, 1, fund - drawn));
        begin(d, fund);
        pay(drawn);
        claim(1, sum);
        giveNotice();
        assertAgreement(fund - sum, drawn, time() + d.notice, 1, OPEN);
        assertClaim(1, sum, time() + d.review, 0, IEscrow.ClaimState.Pending);
        object(1);
        assertAgreement(fund - sum, drawn, time() + d.notice, 1, OPEN);
        assertClaim(1, sum, time() + d.review, time() + d.ruling, IEscrow.ClaimState.Disputed);
        quit();
        assertAgreement(fund - sum, drawn, time() + d.notice, 1, CLOSED);
    }
}
