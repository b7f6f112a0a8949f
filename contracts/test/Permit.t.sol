// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrow} from "../src/IEscrow.sol";
import {Errors} from "./support/Errors.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {vm} from "./support/Vm.sol";
import {Token} from "./support/mocks/Tokens.sol";

/// @dev Opening and topping up with an EIP-2612 permit in the same call.
contract PermitTest is EscrowFixture {
    function setUp() public override {
        super.setUp();
        IEscrow.Terms memory d = fullTerms();
        d.token = address(token);
        use(d);
        token.mint(client, FUND);
        token.mint(stranger, FUND);
    }

    // -------------------------------------------------------------------- open

    function test_OpensWithThePermitOfTheClient() public {
        IEscrow.Permit memory permit = _permit(CLIENT_KEY, FUND);
        watch(address(token));
        vm.expectEmit(address(escrow));
        emit IEscrow.Opened(id, client, worker, FUND, packed);
        vm.prank(client);
        escrow.openWithPermit(_opening(), permit);
        moves(address(token), client, address(escrow), FUND);
        settle();
        assertAgreement(FUND, 0, 0, 0, OPEN);
    }

    function test_OpensWithThePermitThoughAStrangerCalls() public {
        IEscrow.Opening memory opening = _opening();
        opening.clientSignature = sign(CLIENT_KEY, openHash(id, FUND, NEVER));
        IEscrow.Permit memory permit = _permit(CLIENT_KEY, FUND);
        watch(address(token));
        vm.prank(stranger);
        escrow.openWithPermit(opening, permit);
        moves(address(token), client, address(escrow), FUND);
        settle();
    }

    function test_OpensWhenSomebodyUsedThePermitBefore() public {
        IEscrow.Permit memory permit = _permit(CLIENT_KEY, FUND);
        token.permit(client, address(escrow), permit.value, permit.deadline, permit.v, permit.r, permit.s);
        watch(address(token));
        vm.prank(client);
        escrow.openWithPermit(_opening(), permit);
        moves(address(token), client, address(escrow), FUND);
        settle();
    }

    function test_OpensATokenWithoutPermitByAllowance() public {
        Token plain = new Token();
        IEscrow.Terms memory d = t;
        d.token = address(plain);
        use(d);
        give(address(plain), client, FUND);
        watch(address(plain));
        vm.prank(client);
        escrow.openWithPermit(_opening(), IEscrow.Permit(FUND, NEVER, 27, 0, 0));
        moves(address(plain), client, address(escrow), FUND);
        settle();
    }

    function test_RevertWhen_ThePermitIsBadAndThereIsNoAllowance() public {
        IEscrow.Permit memory permit = _permit(STRANGER_KEY, FUND);
        vm.expectRevert(Errors.tokenFailed(address(token)));
        vm.prank(client);
        escrow.openWithPermit(_opening(), permit);
    }

    function test_RevertWhen_ThePermitIsTooSmall() public {
        IEscrow.Permit memory permit = _permit(CLIENT_KEY, FUND - 1);
        vm.expectRevert(Errors.tokenFailed(address(token)));
        vm.prank(client);
        escrow.openWithPermit(_opening(), permit);
    }

    function test_RevertWhen_AStrangerUsesThePermitWithoutTheClientsOpen() public {
        IEscrow.Permit memory permit = _permit(CLIENT_KEY, FUND);
        vm.expectRevert(Errors.notTheSigner(client));
        vm.prank(stranger);
        escrow.openWithPermit(_opening(), permit);
    }

    function test_RevertWhen_AnAgreementInCoinComesWithAPermit() public {
        IEscrow.Terms memory d = fullTerms();
        use(d);
        vm.expectRevert(Errors.wrongValue(FUND, 0));
        vm.prank(client);
        escrow.openWithPermit(_opening(), IEscrow.Permit(FUND, NEVER, 27, 0, 0));
    }

    function test_RevertWhen_TheAgreementIsOpenAlready() public {
        open(t, FUND);
        IEscrow.Permit memory permit = _permit(CLIENT_KEY, FUND);
        vm.expectRevert(Errors.alreadyUsed(id));
        vm.prank(client);
        escrow.openWithPermit(_opening(), permit);
    }

    // ------------------------------------------------------------------ top up

    function test_TopsUpWithThePermitOfTheCaller() public {
        open(t, FUND);
        IEscrow.Permit memory permit = _permit(STRANGER_KEY, 1 ether);
        watch(address(token));
        vm.expectEmit(address(escrow));
        emit IEscrow.ToppedUp(id, stranger, 1 ether);
        vm.prank(stranger);
        escrow.topUpWithPermit(packed, 1 ether, permit);
        moves(address(token), stranger, address(escrow), 1 ether);
        settle();
        assertAgreement(FUND + 1 ether, 0, 0, 0, OPEN);
    }

    function test_TopsUpWhenSomebodyUsedThePermitBefore() public {
        open(t, FUND);
        IEscrow.Permit memory permit = _permit(STRANGER_KEY, 1 ether);
        token.permit(stranger, address(escrow), permit.value, permit.deadline, permit.v, permit.r, permit.s);
        vm.prank(stranger);
        escrow.topUpWithPermit(packed, 1 ether, permit);
        assertAgreement(FUND + 1 ether, 0, 0, 0, OPEN);
    }

    function test_RevertWhen_ThePermitIsOfSomebodyElse() public {
        open(t, FUND);
        IEscrow.Permit memory permit = _permit(CLIENT_KEY, 1 ether);
        vm.expectRevert(Errors.tokenFailed(address(token)));
        vm.prank(stranger);
        escrow.topUpWithPermit(packed, 1 ether, permit);
    }

    function test_RevertWhen_ATopUpInCoinComesWithAPermit() public {
        begin(fullTerms());
        vm.expectRevert(Errors.wrongValue(1 ether, 0));
        vm.prank(stranger);
        escrow.topUpWithPermit(packed, 1 ether, IEscrow.Permit(1 ether, NEVER, 27, 0, 0));
    }

    function test_RevertWhen_TheToppedUpAgreementIsNotOpen() public {
        IEscrow.Permit memory permit = _permit(STRANGER_KEY, 1 ether);
        vm.expectRevert(Errors.notOpen(id));
        vm.prank(stranger);
        escrow.topUpWithPermit(packed, 1 ether, permit);
    }

    function test_RevertWhen_TheToppedUpAgreementIsClosed() public {
        open(t, FUND);
        quit();
        IEscrow.Permit memory permit = _permit(STRANGER_KEY, 1 ether);
        vm.expectRevert(Errors.notOpen(id));
        vm.prank(stranger);
        escrow.topUpWithPermit(packed, 1 ether, permit);
    }

    // ----------------------------------------------------------------- support

    function _opening() private view returns (IEscrow.Opening memory) {
        return IEscrow.Opening({
            terms: packed,
            amount: FUND,
            workerSignature: signTerms(WORKER_KEY, t),
            deadline: NEVER,
            clientSignature: ""
        });
    }

    function _permit(uint256 key, uint256 value) private view returns (IEscrow.Permit memory) {
        address owner = vm.addr(key);
        bytes32 digest = token.permitDigest(owner, address(escrow), value, token.nonces(owner), NEVER);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return IEscrow.Permit({value: value, deadline: NEVER, v: v, r: r, s: s});
    }
}
