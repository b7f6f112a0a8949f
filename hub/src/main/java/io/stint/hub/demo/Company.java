package io.stint.hub.demo;

import io.stint.chain.local.DevAccounts;
import io.stint.chain.rpc.Node;
import io.stint.hub.account.Sessions;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.function.IntFunction;

/** Everybody in the demo, signed in. The first three are those whom a visitor can be. */
record Company(Player greta, Player amara, Player jorge, Player museum, Player tove, Player mateo, Player noor)
        implements AutoCloseable {

    static Company gather(HttpClient http, URI hub, Node node, Sessions sessions) {
        IntFunction<Player> player = number -> {
            var key = DevAccounts.KEYS.get(number);
            return new Player(key, node, new Door(http, hub, sessions, key.address()));
        };
        return new Company(
                player.apply(1),
                player.apply(2),
                player.apply(3),
                player.apply(4),
                player.apply(5),
                player.apply(6),
                player.apply(7));
    }

    List<Player> all() {
        return List.of(greta, amara, jorge, museum, tove, mateo, noor);
    }

    @Override
    public void close() {
        all().forEach(Player::close);
    }
}
