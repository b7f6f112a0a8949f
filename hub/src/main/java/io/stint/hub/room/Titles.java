package io.stint.hub.room;

import io.stint.hub.agreement.Role;
import io.stint.protocol.terms.Terms;
import java.util.Optional;

/** What an agreement is called where only the server speaks: by its job, else by who is on the other side. */
public final class Titles {
    private Titles() {}

    public static String of(Wording say, Optional<String> job, Terms terms, Role role) {
        return job.orElseGet(() -> switch (role) {
            case CLIENT, APPROVER -> say.of("room.untitled", terms.worker());
            case WORKER, PAYEE -> say.of("room.untitled", terms.client());
            case ARBITER -> say.of("room.between", terms.worker(), terms.client());
        });
    }

    static String of(RoomView view) {
        return of(view.say(), view.title(), view.terms(), view.role());
    }
}
