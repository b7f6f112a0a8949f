package io.stint.cli.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.escrow.TokenReader;
import io.stint.chain.send.Action;
import io.stint.cli.Job;
import io.stint.cli.Person;
import io.stint.cli.Result;
import io.stint.cli.Town;
import io.stint.cli.payroll.Staff;
import io.stint.protocol.abi.AbiValue;
import io.stint.protocol.abi.Calldata;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pay in a token with six decimals, KOPI; its source is beside its bytecode. */
class TokenTest {
    private static Town town;
    private static Address coin;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        town = Town.withEscrow(folder);
        long nonce = town.node().nonce(Person.DEPLOYER.address());
        town.send(Person.DEPLOYER, new Action(Optional.empty(), Amount.ZERO, bytecode()));
        coin = created(Person.DEPLOYER.address(), nonce);
        assertThat(reader().symbol()).isEqualTo("KOPI");
        mint(Person.CLIENT, 1_000_000_000);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void anAgreementInATokenIsOpenedApprovedDrawnAndVerified() {
        Job job = inKopi();
        town.send(Person.CLIENT, Action.call(coin, allow(120_000_000)));
        long nonce = town.node().nonce(Person.CLIENT.address());

        job.opened("120kopi").approved("20.5kopi");
        job.as(Person.STRANGER, "draw").ok();

        assertThat(town.node().nonce(Person.CLIENT.address()))
                .as("the allowance was there already")
                .isEqualTo(nonce + 1);
        assertThat(reader().balance(Person.WORKER.address())).isEqualTo(BigInteger.valueOf(20_500_000));
        assertThat(job.onChain().funded()).isEqualTo(Amount.ofWei(120_000_000));
        assertThat(job.show().ok().out()).contains("20.5 KOPI").contains("The client put 120 KOPI into the fund");
        assertThat(job.verify().ok().out()).contains("Verified:");
    }

    @Test
    void theCommandGivesTheAllowanceThatIsMissing() {
        Job job = inKopi().signed();

        job.as(Person.CLIENT, "open", "--amount", "7kopi").ok();

        assertThat(job.onChain().funded()).isEqualTo(Amount.ofWei(7_000_000));
        assertThat(reader().allowance(Person.CLIENT.address(), job.read().escrow()))
                .as("no more than what was put in")
                .isEqualTo(BigInteger.ZERO);
    }

    @Test
    void aPayrollGivesTheAllowanceForAllAtOnce() {
        Staff staff = Staff.of(town, "kopi", 3, coin);
        String funds = staff.write("funds.csv", "worker,amount,unit\nw0,7,kopi\nw1,8,KOPI\nw2,9.000001,\n")
                .toString();
        String bonus = staff.write("bonus.csv", "worker,amount,unit,memo\nw1,0.5,kopi,thanks\n")
                .toString();
        long nonce = town.node().nonce(Person.CLIENT.address());

        assertThat(staff.run("open", funds)
                        .ok()
                        .json()
                        .path("moved")
                        .path("KOPI")
                        .asString())
                .isEqualTo("24000001");

        assertThat(town.node().nonce(Person.CLIENT.address()))
                .as("one allowance, one transaction for all")
                .isEqualTo(nonce + 2);
        staff.run("bonus", bonus).ok();
        assertThat(reader().balance(staff.address(1))).isEqualTo(BigInteger.valueOf(500_000));
        assertThat(staff.onChain(2).funded()).isEqualTo(Amount.ofWei(9_000_001));
        assertThat(reader().allowance(Person.CLIENT.address(), EscrowDeployment.address()))
                .isEqualTo(BigInteger.ZERO);
    }

    @Test
    void withoutTheTokensNothingIsSent() {
        Job job = inKopi().signed();
        Town.Footprint before = town.footprint();

        Result result = job.as(Person.CLIENT, "open", "--amount", "5000kopi");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.text("error")).contains("5000 KOPI are needed; get more of the token first");
        assertThat(town.footprint()).isEqualTo(before);
    }

    @Test
    void theNativeCoinIsRefusedInAnAgreementOfAToken() {
        Job job = inKopi().signed();

        Result result = job.as(Person.CLIENT, "open", "--amount", "1rbtc");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.text("error")).contains("unknown unit 'rbtc': use one of KOPI");
    }

    private static Job inKopi() {
        return town.draft("--token", coin.toString(), "--claim-cap", "10kopi");
    }

    private static void mint(Person to, long amount) {
        town.send(
                Person.DEPLOYER,
                Action.call(
                        coin,
                        Calldata.of(
                                "mint(address,uint256)",
                                AbiValue.tuple(
                                        AbiValue.address(to.address()),
                                        AbiValue.uint(BigInteger.valueOf(amount), 256)))));
    }

    private static Bytes allow(long amount) {
        return Calldata.of(
                "approve(address,uint256)",
                AbiValue.tuple(
                        AbiValue.address(io.stint.chain.escrow.EscrowDeployment.address()),
                        AbiValue.uint(BigInteger.valueOf(amount), 256)));
    }

    private static TokenReader reader() {
        return new TokenReader(town.node(), coin);
    }

    private static Bytes bytecode() throws IOException {
        try (InputStream in = TokenTest.class.getResourceAsStream("Coin.hex")) {
            return Bytes.parse("0x"
                    + new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII)
                            .strip());
        }
    }

    /** By CREATE: the last 20 bytes of keccak(rlp(sender, nonce)), for nonces from 1 to 127. */
    private static Address created(Address sender, long nonce) {
        assertThat(nonce).isBetween(1L, 127L);
        byte[] rlp = new byte[23];
        rlp[0] = (byte) 0xd6;
        rlp[1] = (byte) 0x94;
        System.arraycopy(sender.bytes(), 0, rlp, 2, 20);
        rlp[22] = (byte) nonce;
        byte[] hash = io.stint.protocol.value.Hash32.keccak(rlp).bytes();
        return Address.of(java.util.Arrays.copyOfRange(hash, 12, 32));
    }
}
