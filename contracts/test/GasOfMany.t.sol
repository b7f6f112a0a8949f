// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {Merkle} from "./support/Merkle.sol";
import {vm} from "./support/Vm.sol";

/// @dev What one of a hundred costs in one transaction, see `GasTest`.
/// forge-config: default.isolate = true
contract GasOfManyTest is EscrowFixture {
    uint256 private constant MANY = 100;

    IEscrow.Terms[] private all;
    bytes32[] private leaves;

    function setUp() public override {
        super.setUp();
        for (uint256 i = 0; i < MANY; i++) {
            IEscrow.Terms memory d = defaultTerms();
            d.salt = uint64(uint256(keccak256(abi.encode(d.salt))));
            d.payee = address(uint160(uint256(keccak256(abi.encode(i)))));
            vm.deal(d.payee, 1);
            all.push(d);
            leaves.push(voucherHash(idOf(d), 1 ether, MEMO));
        }
    }

    function test_GasOfOpeningMany() public {
        IEscrow.Opening[] memory openings = new IEscrow.Opening[](MANY);
        for (uint256 i = 0; i < MANY; i++) {
            openings[i] = IEscrow.Opening(pack(all[i]), 1 ether, signTerms(WORKER_KEY, all[i]), NEVER, "");
        }
        vm.prank(client);
        escrow.openMany{value: 100 ether}(openings);
        _snap("open many, each");
        vm.assertEq(address(escrow).balance, 100 ether);
    }

    function test_GasOfPayingMany() public {
        _openAll();
        IEscrow.Payment[] memory payments = _payments();
        for (uint256 i = 0; i < MANY; i++) {
            payments[i].approval = approval(CLIENT_KEY, idOf(all[i]), 1 ether, MEMO);
        }
        vm.prank(stranger);
        escrow.payMany(payments);
        _snap("pay many by vouchers, each");
        vm.assertEq(address(escrow).balance, 0);
    }

    function test_GasOfPayingManyByOneSignature() public {
        _openAll();
        IEscrow.Payment[] memory payments = _payments();
        IEscrow.Proof memory p;
        p.signature = sign(CLIENT_KEY, batchHash(Merkle.root(leaves)));
        for (uint256 i = 0; i < MANY; i++) {
            p.path = Merkle.path(leaves, i);
            payments[i].approval = proven(p);
        }
        vm.prank(stranger);
        escrow.payMany(payments);
        _snap("pay many by one signature, each");
        vm.assertEq(address(escrow).balance, 0);
    }

    function test_GasOfPayingManyDirectly() public {
        _openAll();
        IEscrow.Payment[] memory payments = _payments();
        vm.prank(client);
        escrow.payMany(payments);
        _snap("pay many directly, each");
        vm.assertEq(address(escrow).balance, 0);
    }

    function _openAll() private {
        for (uint256 i = 0; i < MANY; i++) {
            open(all[i], 1 ether);
        }
    }

    function _payments() private view returns (IEscrow.Payment[] memory payments) {
        payments = new IEscrow.Payment[](MANY);
        for (uint256 i = 0; i < MANY; i++) {
            payments[i] = IEscrow.Payment(pack(all[i]), 1 ether, MEMO, "");
        }
    }

    function _snap(string memory name) private {
        vm.snapshotValue("Escrow", name, vm.lastCallGas().gasTotalUsed / MANY);
    }
}
