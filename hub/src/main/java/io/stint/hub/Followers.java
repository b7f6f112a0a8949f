package io.stint.hub;

import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.ArbiterAnswers;
import io.stint.hub.agreement.HoursAnswers;
import io.stint.hub.agreement.PartiesOnly;
import io.stint.hub.arbiter.ArbiterFeature;
import io.stint.hub.document.DocumentListener;
import io.stint.hub.market.Market;
import io.stint.hub.store.Database;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What all features make of documents, when they come and when everything is made anew. */
final class Followers {
    private Followers() {}

    static List<DocumentListener> of(Database database, Agreements agreements) {
        List<DocumentListener> all = new ArrayList<>(Market.followers(database));
        all.add(new PartiesOnly(agreements));
        all.add(new ArbiterAnswers(agreements));
        all.add(new HoursAnswers(Clock.systemUTC()));
        all.add(ArbiterFeature.follower());
        return List.copyOf(all);
    }
}
