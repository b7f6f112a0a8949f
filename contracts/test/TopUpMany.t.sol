// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {Caller} from "./support/mocks/Payees.sol";

/// @dev Money added to many agreements in one transaction.
/// Rule 11.
contract TopUpManyTest is EscrowFixture {
    IEscrow.Terms[] internal all;

    function setUp() public override {
        super.setUp();
        for (uint256 i = 0; i < 3; i++) {
            all.push(fullTerms());
        }
        all[2].token = address(token);
        for (uint256 i = 0; i < 3; i++) {
            open(all[i], FUND);
        }
        give(address(token), stranger, 100 ether);
    }

    function test_AddsToAll() public {
        watch(address(token));
        for (uint256 i = 0; i < 3; i++) {
            vm.expectEmit(address(escrow));
            emit IEscrow.ToppedUp(idOf(all[i]), stranger, _amount(i));
        }
        vm.prank(stranger);
        escrow.topUpMany{value: 3 ether}(_topUps());
        moves(COIN, stranger, address(escrow), 3 ether);
        moves(address(token), stranger, address(escrow), 3 ether);
        settle();
        for (uint256 i = 0; i < 3; i++) {
            id = idOf(all[i]);
            assertAgreement(FUND + _amount(i), 0, 0, 0, OPEN);
        }
    }

    function test_AddsTwiceToTheSame() public {
        IEscrow.TopUp[] memory topUps = _topUps();
        topUps[1] = topUps[0];
        vm.prank(stranger);
        escrow.topUpMany{value: 2 ether}(topUps);
        id = idOf(all[0]);
        assertAgreement(FUND + 2 ether, 0, 0, 0, OPEN);
    }

    function test_AddsToNone() public {
        watch();
        escrow.topUpMany(new IEscrow.TopUp[](0));
        settle();
    }

    function test_SkipsWhatIsClosedAndReturnsItsCoin() public {
        _close(1);
        watch(address(token));
        vm.prank(stranger);
        escrow.topUpMany{value: 3 ether}(_topUps());
        moves(COIN, stranger, address(escrow), 1 ether);
        moves(address(token), stranger, address(escrow), 3 ether);
        settle();
        assertAgreement(FUND, 0, 0, 0, CLOSED);
    }

    function test_SkipsWhatIsClosedTakingNoTokens() public {
        _close(2);
        watch(address(token));
        vm.prank(stranger);
        escrow.topUpMany{value: 3 ether}(_topUps());
        moves(COIN, stranger, address(escrow), 3 ether);
        settle();
    }

    function test_CreditsChangeThatTheCallerRefuses() public {
        _close(1);
        Caller caller = new Caller();
        meet(address(caller));
        IEscrow.TopUp[] memory topUps = new IEscrow.TopUp[](1);
        topUps[0] = IEscrow.TopUp(pack(all[1]), 2 ether);
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Credited(bytes32(0), address(caller), COIN, 2 ether);
        caller.execute{value: 2 ether}(address(escrow), abi.encodeCall(IEscrow.topUpMany, (topUps)));
        moves(COIN, address(this), address(escrow), 2 ether);
        credited(COIN, address(caller), 2 ether);
        settle();
    }

    function test_RevertWhen_OneWasNeverOpened() public {
        all[1] = fullTerms();
        vm.expectRevert(Errors.notOpen(idOf(all[1])));
        vm.prank(stranger);
        escrow.topUpMany{value: 3 ether}(_topUps());
    }

    function test_RevertWhen_LessCoinIsSent() public {
        vm.expectRevert(Errors.wrongValue(3 ether, 3 ether - 1));
        vm.prank(stranger);
        escrow.topUpMany{value: 3 ether - 1}(_topUps());
    }

    function test_RevertWhen_MoreCoinIsSent() public {
        vm.expectRevert(Errors.wrongValue(3 ether, 3 ether + 1));
        vm.prank(stranger);
        escrow.topUpMany{value: 3 ether + 1}(_topUps());
    }

    function test_RevertWhen_OneFundWouldOverflow() public {
        IEscrow.TopUp[] memory topUps = _topUps();
        topUps[2].amount = type(uint96).max;
        vm.expectRevert(Errors.amountTooLarge());
        vm.prank(stranger);
        escrow.topUpMany{value: 3 ether}(topUps);
    }

    function _amount(uint256 i) private pure returns (uint96) {
        return uint96(i + 1) * 1 ether;
    }

    /// @dev 1 and 2 coins, 3 tokens.
    function _topUps() private view returns (IEscrow.TopUp[] memory topUps) {
        topUps = new IEscrow.TopUp[](3);
        for (uint256 i = 0; i < 3; i++) {
            topUps[i] = IEscrow.TopUp({terms: pack(all[i]), amount: _amount(i)});
        }
    }

    function _close(uint256 i) private {
        use(all[i]);
        quit();
    }
}
