// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {Merkle} from "./support/Merkle.sol";
import {vm} from "./support/Vm.sol";

/// @dev What one of a hundred costs in one transaction, see `GasTest`: a client with a hundred workers, each with an
/// account and no other payee. The limits are what the project promises.
/// forge-config: default.isolate = true
contract GasOfManyTest is EscrowFixture {
    uint256 private constant MANY = 100;
    uint256 private constant WORKERS = 0xE0000;

    IEscrow.Terms[] private all;
    bytes32[] private leaves;

    function setUp() public override {
        super.setUp();
        for (uint256 i = 0; i < MANY; i++) {
            IEscrow.Terms memory d = defaultTerms();
            d.salt = uint64(uint256(keccak256(abi.encode(d.salt))));
            d.worker = vm.addr(WORKERS + i);
            vm.deal(d.worker, 1);
            all.push(d);
            leaves.push(voucherHash(idOf(d), 1 ether, MEMO));
        }
    }

    function test_GasOfOpeningMany() public {
        _openAll();
        _snap("open many, each", 42_000);
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
        _snap("pay many by vouchers, each", 28_500);
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
        _snap("pay many directly, each", 23_000);
        vm.assertEq(address(escrow).balance, 0);
    }

    function _openAll() private {
        IEscrow.Opening[] memory openings = new IEscrow.Opening[](MANY);
        for (uint256 i = 0; i < MANY; i++) {
            bytes memory accepted = signTerms(WORKERS + i, all[i]);
            openings[i] = IEscrow.Opening(pack(all[i]), 1 ether, accepted, NEVER, "");
        }
        vm.prank(client);
        escrow.openMany{value: MANY * 1 ether}(openings);
    }

    function _payments() private view returns (IEscrow.Payment[] memory payments) {
        payments = new IEscrow.Payment[](MANY);
        for (uint256 i = 0; i < MANY; i++) {
            payments[i] = IEscrow.Payment(pack(all[i]), 1 ether, MEMO, "");
        }
    }

    function _snap(string memory name, uint256 limit) private {
        vm.assertLe(_snap(name), limit, name);
    }

    function _snap(string memory name) private returns (uint256 each) {
        each = vm.lastCallGas().gasTotalUsed / MANY;
        vm.snapshotValue("Escrow", name, each);
    }
}
