package io.stint.hub.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.hub.web.Problem;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubscribersTest {
    private final Subscribers subscribers = new Subscribers();

    /** Fresh keys cost nothing: the limit of an account alone would hold nobody. */
    @Test
    void manyAccountsAtOneClientHaveALimitTogether() {
        List<Subscriber> joined = full("client");

        assertThat(joined).noneMatch(Subscriber::isClosed);
        assertThatThrownBy(() -> subscribers.join(page(-1, "client")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(429));
        subscribers.join(page(-1, "another"));
        subscribers.leave(joined.getFirst());
        subscribers.join(page(-1, "client"));
    }

    @Test
    void whoIsLetGoForANewerPageIsNotCounted() {
        for (int i = 0; i < 3 * Subscribers.MOST_OF_CLIENT; i++) {
            Subscriber page = page(7, "client");
            subscribers.join(page);
        }
        assertThat(subscribers.all()).hasSize(Subscribers.MOST);
    }

    @Test
    void leavingTwiceCountsOnce() {
        List<Subscriber> joined = full("client");
        subscribers.leave(joined.getFirst());
        subscribers.leave(joined.getFirst());

        subscribers.join(page(-1, "client"));
        assertThatThrownBy(() -> subscribers.join(page(-2, "client"))).isInstanceOf(Problem.class);
    }

    private List<Subscriber> full(String client) {
        List<Subscriber> joined = new ArrayList<>();
        for (int i = 0; i < Subscribers.MOST_OF_CLIENT; i++) {
            Subscriber page = page(i / Subscribers.MOST, client);
            subscribers.join(page);
            joined.add(page);
        }
        return joined;
    }

    private static Subscriber page(int account, String client) {
        Address address =
                PrivateKey.of(Hash32.keccak("account " + account).bytes()).address();
        return new Subscriber(address, client, Optional.empty());
    }
}
