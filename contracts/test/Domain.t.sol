// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";

/// @dev Where the contract is, and what an agreement is called there.
/// Rule 7.
contract DomainTest is EscrowFixture {
    function test_SeparatesByNameVersionChainAndContract() public view {
        vm.assertEq(escrow.DOMAIN_SEPARATOR(), domainOf(block.chainid, address(escrow)));
    }

    function test_SeparatesAnewWhenTheChainForks() public {
        vm.chainId(77);
        vm.assertEq(escrow.DOMAIN_SEPARATOR(), domainOf(77, address(escrow)));
    }

    function test_DescribesItsDomain() public {
        vm.chainId(30);
        (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifyingContract,
            bytes32 salt,
            uint256[] memory extensions
        ) = escrow.eip712Domain();
        vm.assertEq(uint256(uint8(fields)), 0x0f);
        vm.assertEq(name, "Stint Escrow");
        vm.assertEq(version, "1");
        vm.assertEq(chainId, 30);
        vm.assertEq(verifyingContract, address(escrow));
        vm.assertEq(salt, bytes32(0));
        vm.assertEq(extensions.length, 0);
    }

    function test_NamesAnAgreementByTheDigestOfItsTerms() public {
        use(fullTerms());
        vm.assertEq(escrow.idOf(packed), id);
    }

    function test_NamesTheSameTermsDifferentlyOnAnotherChain() public {
        use(fullTerms());
        vm.chainId(77);
        vm.assertEq(escrow.idOf(packed), typedHash(domainOf(77, address(escrow)), termsHash(t)));
    }

    function test_KnowsNothingOfAnAgreementThatWasNotOpened() public {
        use(fullTerms());
        assertAgreement(0, 0, 0, 0, 0);
    }

    function test_TakesNoCoinButThroughItsCalls() public {
        (bool ok,) = address(escrow).call{value: 1}("");
        vm.assertFalse(ok);
        (ok,) = address(escrow).call{value: 1}(hex"12345678");
        vm.assertFalse(ok);
        vm.assertEq(address(escrow).balance, 0);
    }

    function test_RevertWhen_CoinIsSentToACallThatTakesNone() public {
        begin(fullTerms());
        (bool ok, bytes memory reason) =
            address(escrow).call{value: 1}(abi.encodeCall(escrow.pay, (packed, 1, MEMO, "")));
        vm.assertFalse(ok);
        vm.assertEq(reason, "");
        vm.assertEq(address(escrow).balance, FUND);
    }
}
