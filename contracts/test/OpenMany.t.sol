// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {Caller} from "./support/mocks/Payees.sol";

/// @dev Many agreements in one transaction, of which some may have been opened before.
/// Rule 11.
contract OpenManyTest is EscrowFixture {
    IEscrow.Terms[] internal all;

    function setUp() public override {
        super.setUp();
        for (uint256 i = 0; i < 3; i++) {
            all.push(fullTerms());
        }
    }

    function test_OpensAllInCoin() public {
        watch();
        for (uint256 i = 0; i < 3; i++) {
            vm.expectEmit(address(escrow));
            emit IEscrow.Opened(idOf(all[i]), client, worker, _amount(i), pack(all[i]));
        }
        vm.prank(client);
        escrow.openMany{value: 6 ether}(_openings());
        moves(COIN, client, address(escrow), 6 ether);
        settle();
        for (uint256 i = 0; i < 3; i++) {
            id = idOf(all[i]);
            assertAgreement(_amount(i), 0, 0, 0, OPEN);
        }
    }

    function test_OpensCoinAndTokensTogether() public {
        all[1].token = address(token);
        give(address(token), client, 2 ether);
        watch(address(token));
        vm.prank(client);
        escrow.openMany{value: 4 ether}(_openings());
        moves(COIN, client, address(escrow), 4 ether);
        moves(address(token), client, address(escrow), 2 ether);
        settle();
    }

    function test_OpensForSeveralClientsWhoSigned() public {
        IEscrow.Opening[] memory openings = _openings();
        all[1].client = approver;
        all[1].approver = address(0);
        openings[1] = _opening(1);
        openings[0].clientSignature = sign(CLIENT_KEY, openHash(idOf(all[0]), _amount(0), NEVER));
        openings[1].clientSignature = sign(APPROVER_KEY, openHash(idOf(all[1]), _amount(1), NEVER));
        openings[2].clientSignature = sign(CLIENT_KEY, openHash(idOf(all[2]), _amount(2), NEVER));
        watch();
        vm.prank(stranger);
        escrow.openMany{value: 6 ether}(openings);
        moves(COIN, stranger, address(escrow), 6 ether);
        settle();
    }

    function test_OpensNone() public {
        watch();
        escrow.openMany(new IEscrow.Opening[](0));
        settle();
    }

    function test_SkipsWhatIsOpenAndReturnsItsCoin() public {
        open(all[1], 5 ether);
        watch();
        vm.prank(client);
        escrow.openMany{value: 6 ether}(_openings());
        moves(COIN, client, address(escrow), 4 ether);
        settle();
        id = idOf(all[1]);
        assertAgreement(5 ether, 0, 0, 0, OPEN);
    }

    function test_SkipsWhatIsClosed() public {
        begin(all[1]);
        quit();
        watch();
        vm.prank(client);
        escrow.openMany{value: 6 ether}(_openings());
        moves(COIN, client, address(escrow), 4 ether);
        settle();
        assertAgreement(FUND, 0, 0, 0, CLOSED);
    }

    function test_SkipsWhatIsOpenTakingNoTokens() public {
        all[1].token = address(token);
        open(all[1], 5 ether);
        give(address(token), client, 2 ether);
        watch(address(token));
        vm.prank(client);
        escrow.openMany{value: 4 ether}(_openings());
        moves(COIN, client, address(escrow), 4 ether);
        settle();
    }

    function test_SkipsTheSecondOfTwoTheSame() public {
        IEscrow.Opening[] memory openings = _openings();
        openings[2] = openings[1];
        watch();
        vm.prank(client);
        escrow.openMany{value: 5 ether}(openings);
        moves(COIN, client, address(escrow), 3 ether);
        settle();
    }

    function test_CreditsChangeThatTheCallerRefuses() public {
        Caller caller = new Caller();
        meet(address(caller));
        open(all[1], 5 ether);
        IEscrow.Opening[] memory openings = _openings();
        for (uint256 i = 0; i < 3; i++) {
            openings[i].clientSignature = sign(CLIENT_KEY, openHash(idOf(all[i]), _amount(i), NEVER));
        }
        watch();
        vm.expectEmit(address(escrow));
        emit IEscrow.Credited(bytes32(0), address(caller), COIN, 2 ether);
        caller.execute{value: 6 ether}(address(escrow), abi.encodeCall(IEscrow.openMany, (openings)));
        moves(COIN, address(this), address(escrow), 6 ether);
        credited(COIN, address(caller), 2 ether);
        settle();
    }

    function test_RevertWhen_TheBatchNeedsMoreCoin() public {
        vm.expectRevert(Errors.wrongValue(6 ether, 6 ether - 1));
        vm.prank(client);
        escrow.openMany{value: 6 ether - 1}(_openings());
    }

    function test_RevertWhen_TheBatchNeedsLessCoin() public {
        vm.expectRevert(Errors.wrongValue(6 ether, 6 ether + 1));
        vm.prank(client);
        escrow.openMany{value: 6 ether + 1}(_openings());
    }

    function test_RevertWhen_CoinComesWithAnEmptyBatch() public {
        vm.expectRevert(Errors.wrongValue(0, 1));
        vm.prank(client);
        escrow.openMany{value: 1}(new IEscrow.Opening[](0));
    }

    function test_RevertWhen_CoinIsSentForASkippedTokenAgreement() public {
        all[1].token = address(token);
        open(all[1], 5 ether);
        vm.expectRevert(Errors.wrongValue(4 ether, 6 ether));
        vm.prank(client);
        escrow.openMany{value: 6 ether}(_openings());
    }

    function test_RevertWhen_OneOfTheBatchIsNotSigned() public {
        IEscrow.Opening[] memory openings = _openings();
        openings[2].workerSignature = signTerms(STRANGER_KEY, all[2]);
        vm.expectRevert(Errors.badSignature(worker));
        vm.prank(client);
        escrow.openMany{value: 6 ether}(openings);
        id = idOf(all[0]);
        assertAgreement(0, 0, 0, 0, 0);
    }

    function test_RevertWhen_OneOfTheBatchHasBadTerms() public {
        all[2].review = 0;
        vm.expectRevert(Errors.invalidPeriod(0));
        vm.prank(client);
        escrow.openMany{value: 6 ether}(_openings());
    }

    function test_RevertWhen_OneOfTheBatchIsOverItsDeadline() public {
        IEscrow.Opening[] memory openings = _openings();
        openings[1].deadline = time() - 1;
        vm.expectRevert(Errors.expired(time() - 1));
        vm.prank(client);
        escrow.openMany{value: 6 ether}(openings);
    }

    function test_RevertWhen_AStrangerOpensABatchWithoutTheClient() public {
        vm.expectRevert(Errors.notTheSigner(client));
        vm.prank(stranger);
        escrow.openMany{value: 6 ether}(_openings());
    }

    // ----------------------------------------------------------------- support

    function _amount(uint256 i) private pure returns (uint96) {
        return uint96(i + 1) * 1 ether;
    }

    function _opening(uint256 i) private view returns (IEscrow.Opening memory) {
        return IEscrow.Opening({
            terms: pack(all[i]),
            amount: _amount(i),
            workerSignature: signTerms(WORKER_KEY, all[i]),
            deadline: NEVER,
            clientSignature: ""
        });
    }

    /// @dev 1, 2 and 3 coins, for a client who calls.
    function _openings() private view returns (IEscrow.Opening[] memory openings) {
        openings = new IEscrow.Opening[](3);
        for (uint256 i = 0; i < 3; i++) {
            openings[i] = _opening(i);
        }
    }
}
