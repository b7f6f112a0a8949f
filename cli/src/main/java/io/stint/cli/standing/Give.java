package io.stint.cli.standing;

import io.stint.cli.Answer;
import io.stint.cli.Connection;
import io.stint.cli.agreement.AgreementStore;
import io.stint.cli.key.KeyFiles;
import io.stint.cli.option.ChainOptions;
import io.stint.cli.option.HubAddress;
import io.stint.cli.option.KeyOptions;
import io.stint.cli.option.Periods;
import io.stint.cli.option.WebAddress;
import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import io.stint.protocol.StintException;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.sealed.ReadingKeyPair;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.keystore.Keystore.Strength;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Money;
import io.stint.protocol.value.Token;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code stint standing give}: a fresh key, and what it may approve. */
@CommandLine.Command(
        name = "give",
        description = {
            "Make a key on this machine and let it approve running hours up to a limit, at a hub.",
            "Given again after a failure, it lends the same key."
        })
final class Give extends StandingCommand {
    /** As hubs take it. */
    private static final Duration LONGEST = Duration.ofDays(40);

    private static final Duration DAY = Duration.ofDays(1);

    @Parameters(paramLabel = "AGREEMENT", description = "The agreement file; the key is kept beside it.")
    private Path path = Path.of("");

    @Option(
            names = "--hub",
            required = true,
            paramLabel = "URL",
            converter = WebAddress.class,
            description = "The hub at which hours are handed in.")
    private URI hub = URI.create("");

    @Option(
            names = "--limit",
            required = true,
            paramLabel = "MONEY",
            description =
                    "The largest total of its vouchers, with what is approved already: what can be lost with the key.")
    private String limit = "";

    @Option(names = "--day", required = true, paramLabel = "TIME", description = "Hours a day at most, as 8h.")
    private String day = "";

    @Option(names = "--week", required = true, paramLabel = "TIME", description = "Hours a week at most, as 40h.")
    private String week = "";

    @Option(
            names = "--until",
            required = true,
            paramLabel = "TIME",
            description = "When it ends, 40 days from now at most; renew it each period.")
    private String until = "";

    @Mixin
    private ChainOptions chain = new ChainOptions();

    @Mixin
    private KeyOptions keys = new KeyOptions();

    Give(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        AgreementFile agreement = AgreementStore.read(path);
        Connection connection = chain.connect().require(agreement);
        Token token = connection.token(agreement.terms().token());
        PrivateKey client = keys.open(terminal);
        boolean mine = client.address().equals(agreement.terms().client())
                || client.address().equals(agreement.terms().approver());
        if (!mine) {
            throw new BadInput("only client or approver can do this, and the key is of " + client.address());
        }
        try (HubSession session = new HubSession(HubAddress.of(hub), client)) {
            return lend(agreement, token, client, session);
        }
    }

    private Answer lend(AgreementFile agreement, Token token, PrivateKey client, HubSession session) {
        Place place = new Place(path);
        boolean before = Files.exists(place.right());
        Right right = before ? same(place.read(), token) : make(place, agreement, token, client, session);
        JsonNode outcome = session.post(
                        "/api/standing",
                        "[" + wire(right.lent()) + "]",
                        UUID.randomUUID().toString())
                .path(0);
        if (outcome.path("state").asString("refused").equals("refused")) {
            throw refused(outcome.path("problem").path("detail").asString("It does not say why."), before);
        }
        Amount exposed = right.exposed(approved(session, right));
        List<String> lines = new ArrayList<>(Lines.of(right, exposed));
        lines.add("Now let it work: stint standing run " + path);
        return new Answer(lines, Lines.json(right, exposed));
    }

    /** What the hub never had is not kept: nobody can work with it. */
    private StintException refused(String why, boolean before) {
        if (before) {
            return new StintException(
                    "the hub refuses it: " + why + " To begin anew, give 'stint standing stop " + path + "'");
        }
        new Place(path).delete();
        return new StintException("the hub refuses it, and nothing was lent: " + why);
    }

    /** A right that was made before, and that the hub may not have heard of: what is given now must be what was signed. */
    private Right same(Right before, Token token) {
        Lent lent = before.lent();
        boolean same = lent.limit().equals(most(token))
                && lent.dayMinutes() == minutes(day, DAY)
                && lent.weekMinutes() == minutes(week, DAY.multipliedBy(7))
                && lent.until().equals(Periods.parseTime(until));
        if (!same) {
            throw new BadInput("a key is lent already, by other limits: up to " + new Money(lent.limit(), lent.token())
                    + ", " + lent.dayMinutes() + " minutes a day, " + lent.weekMinutes() + " a week, until "
                    + lent.until()
                    + ". Give the same once more to send it again, or end it with 'stint standing stop " + path
                    + "' and lend another");
        }
        return before;
    }

    private Instant end() {
        Instant end = Periods.parseTime(until);
        Instant now = Instant.now();
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
            throw new BadInput("--until is a time to come, " + LONGEST.toDays() + " days from now at most, not " + end);
        }
        return end;
    }

    private Amount most(Token token) {
        return Money.parse(limit, List.of(token)).amount();
    }

    /** Written before the hub hears of it. */
    private Right make(Place place, AgreementFile agreement, Token token, PrivateKey client, HubSession session) {
        Amount most = most(token);
        ReadingKeyPair reading = ReadingKeys.of(client, session, hub);
        PrivateKey key = PrivateKey.generate(new SecureRandom());
        Message.Delegation delegation = new Message.Delegation(agreement.id(), key.address(), most);
        Right right = Right.fresh(new Lent(
                HubAddress.of(hub),
                agreement.id(),
                token,
                client.address(),
                key.address(),
                most,
                Bytes.of(client.sign(delegation.digest(agreement.domain())).compact()),
                minutes(day, DAY),
                minutes(week, DAY.multipliedBy(7)),
                end()));
        confirm(right);
        char[] password = freshAgentPassword();
        KeyFiles.create(place.key(), key, password, Strength.STANDARD);
        ReadingKeys.create(place.reading(), reading, password);
        place.write(right);
        return right;
    }

    private void confirm(Right right) {
        if (!output.json()) {
            Lines.of(right, right.lent().limit()).forEach(terminal::progress);
        }
        if (!output.yes()) {
            terminal.confirm("Let it?");
        }
    }

    private static int minutes(String text, Duration most) {
        Duration given = Periods.parse(text);
        if (given.toMinutes() < 1 || given.compareTo(most) > 0) {
            throw new BadInput("'" + text + "' is not between a minute and " + most.toHours() + " hours");
        }
        return (int) given.toMinutes();
    }

    private static ObjectNode wire(Lent lent) {
        return Answer.object()
                .put("agreement", lent.agreement().hex())
                .put("key", lent.key().toString())
                .put("limit", lent.limit().wei().toString())
                .put("signature", lent.signature().hex())
                .put("dayMinutes", lent.dayMinutes())
                .put("weekMinutes", lent.weekMinutes())
                .put("until", lent.until().getEpochSecond());
    }

    private static Amount approved(HubSession session, Right right) {
        return session.get("/api/standing")
                .valueStream()
                .filter(one ->
                        one.path("key").asString("").equals(right.lent().key().toString()))
                .map(one -> right.lent()
                        .limit()
                        .minus(Amount.ofWei(new BigInteger(one.path("exposed").asString("0")))))
                .findFirst()
                .orElse(Amount.ZERO);
    }
}
