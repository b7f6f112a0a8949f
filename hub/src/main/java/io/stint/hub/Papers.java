package io.stint.hub;

import io.stint.hub.agreement.Agreements;
import io.stint.hub.document.AgreementRecords;
import io.stint.hub.document.BlobRoutes;
import io.stint.hub.document.Blobs;
import io.stint.hub.document.DocumentListener;
import io.stint.hub.document.DocumentLists;
import io.stint.hub.document.DocumentRoutes;
import io.stint.hub.document.Documents;
import io.stint.hub.document.Feed;
import io.stint.hub.document.Intake;
import io.stint.hub.document.RecordRoutes;
import io.stint.hub.document.Removal;
import io.stint.hub.moderation.ModerationFeature;
import io.stint.hub.moderation.PostingRules;
import io.stint.hub.peer.PeerFeature;
import io.stint.hub.peer.PullSettings;
import io.stint.hub.store.Database;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.Pages;
import io.stint.hub.web.RateLimit;
import io.stint.hub.web.Routes;
import io.stint.protocol.eip712.Domain;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the hub has for signed documents and files: where they lie, where they come from, what of them is shown. */
final class Papers {
    private static final int POSTS = 60;
    private static final Duration POSTS_WITHIN = Duration.ofMinutes(5);

    private final HubConfig config;
    private final Database database;
    private final Idempotency idempotency;
    private final Clock clock;
    private final Documents documents;
    private final DocumentLists lists;
    private final Blobs blobs;
    private final PeerFeature peers;
    private final ModerationFeature moderation;

    /** @param domain of the escrow, for signed lists */
    Papers(
            HubConfig config,
            Database database,
            Agreements agreements,
            Idempotency idempotency,
            Pages pages,
            Domain domain,
            Clock clock) {
        this.config = config;
        this.database = database;
        this.idempotency = idempotency;
        this.clock = clock;
        List<DocumentListener> listeners = Followers.of(database, agreements);
        this.documents = new Documents(database, clock, listeners);
        this.lists = new DocumentLists(database);
        this.blobs = new Blobs(database, clock);
        this.peers = new PeerFeature(config.peers(), database, new Intake(clock, listeners), PullSettings.USUAL, clock);
        this.moderation = new ModerationFeature(
                config.house(), database, pages, idempotency, new Removal(listeners), domain, clock);
    }

    /**
     * @param records agreements, for whoever takes along what is theirs
     * @param deposits empty: none are taken
     */
    List<Routes> routes(AgreementRecords records, Optional<? extends PostingRules.Vouching> deposits) {
        List<Routes> routes = new ArrayList<>(moderation.routes());
        routes.add(new DocumentRoutes(
                documents,
                lists,
                new Feed(database),
                idempotency,
                new RateLimit(POSTS, POSTS_WITHIN, clock),
                new PostingRules(config.house().refused(), deposits, clock)));
        routes.add(new BlobRoutes(blobs, new RateLimit(POSTS, POSTS_WITHIN, clock)));
        routes.add(new RecordRoutes(lists, blobs, records));
        routes.add(peers);
        return routes;
    }

    /** Begins to pull from other hubs. */
    void start(Chores chores) {
        chores.every(Duration.ofHours(1), "removing files that nothing uses", blobs::sweep);
        chores.every(Duration.ofMinutes(1), "trying reviews of former peers again", peers::putWaitingOfOthers);
        peers.start();
        moderation.start();
    }

    void close() {
        moderation.close();
        peers.close();
    }

    Documents documents() {
        return documents;
    }

    DocumentLists lists() {
        return lists;
    }

    PeerFeature peers() {
        return peers;
    }
}
