package io.stint.hub.browser;

import io.stint.chain.rpc.Node;
import io.stint.hub.HubConfig;
import io.stint.hub.TestDatabase;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * One village and one browser for all journeys, since both take seconds to start. Whoever comes onto it leaves after the
 * test, and it fails when something went wrong on one of their pages.
 */
final class Stage implements ParameterResolver, TestExecutionExceptionHandler, AfterEachCallback {
    private static final BigInteger MILLI = BigInteger.TEN.pow(15);

    private final List<Person> people = new ArrayList<>();

    /** Closed by JUnit when all tests have run. */
    private record Open(Path folder, Village village, Chromium chromium) implements AutoCloseable {
        static Open open() {
            try {
                Path folder = Files.createTempDirectory("stint-journeys");
                Open open = new Open(folder, Village.in(folder), Chromium.start());
                open.everybodyComesOnce();
                return open;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What is sealed for somebody needs the reading key that their browser publishes when they sign in. */
        private void everybodyComesOnce() {
            Cast cast = new Cast(village, chromium, new ArrayList<>());
            for (HubConfig.Person ready : List.of(Village.CLIENT, Village.WORKER, Village.ARBITER)) {
                cast.enter(ready.name(), ready.key(), Looks.PLAIN)
                        .signInAs(ready.name())
                        .leave();
            }
        }

        @Override
        public void close() {
            chromium.close();
            village.close();
            TestDatabase.remove(folder);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cast.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Open open = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Stage.class))
                .computeIfAbsent(Open.class, _ -> Open.open(), Open.class);
        return new Cast(open.village(), open.chromium(), people);
    }

    /** A failure says what everybody had before them: it may not come again. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
        List<String> seen = people.stream().map(Person::seen).toList();
        throw new AssertionError(failure.getMessage() + "\n" + String.join("\n", seen), failure);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> wrong = people.stream().flatMap(p -> p.leave().stream()).toList();
        people.clear();
        if (!wrong.isEmpty()) {
            throw new AssertionError(String.join("\n", wrong));
        }
    }

    /** Who may come onto the stage. */
    record Cast(Village village, Chromium chromium, List<Person> people) {
        /** Somebody with this key in a wallet of the browser. */
        Person enter(String name, PrivateKey key, Looks looks) {
            Person person = new Person(name, key, this, looks);
            people.add(person);
            return person;
        }

        /** A newcomer, whom nobody knows, with ten coins. */
        Person newcomer(String name) {
            PrivateKey key =
                    PrivateKey.parse(Hash32.keccak("journey of " + name).hex());
            fund(key, 10_000);
            return enter(name, key, Looks.PLAIN);
        }

        void fund(PrivateKey key, long thousandths) {
            node().rpc()
                    .once(
                            "anvil_setBalance",
                            key.address().toString(),
                            "0x"
                                    + MILLI.multiply(BigInteger.valueOf(thousandths))
                                            .toString(16));
        }

        Node node() {
            return village.chain().node();
        }

        Amount balance(Person person) {
            return node().balance(person.key().address());
        }

        Scene scene() {
            return new Scene(village);
        }
    }

    static Path screens() {
        return Path.of("target", "screens");
    }
}
