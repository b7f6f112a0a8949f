package io.stint.hub.moderation;

import io.stint.hub.document.DocumentGate;
import io.stint.hub.document.Submission;
import io.stint.hub.web.Problem;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.ArbiterOffer;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.document.body.Profile;
import io.stint.protocol.value.Address;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * What may be posted here: no job, profile or offer of an arbiter with a refused word, and of new keys only so many documents that strangers
 * read. Whoever has paid or was paid by an agreement, or left a deposit, is not new.
 */
public final class PostingRules implements DocumentGate {
    /** In any day, in the first day of a key. */
    static final int NEW = 20;

    /** In any day, after that. */
    static final int KNOWN = 60;

    /** In any day, for whoever has paid, was paid or left a deposit. */
    public static final int PAID = 500;

    private static final Duration DAY = Duration.ofDays(1);
    private static final Set<DocumentKind> READ_BY_STRANGERS = Set.of(
            DocumentKind.JOB,
            DocumentKind.PROFILE,
            DocumentKind.REVIEW,
            DocumentKind.PROPOSAL,
            DocumentKind.ARBITER_OFFER);
    private static final Set<DocumentKind> LOOKED_THROUGH =
            Set.of(DocumentKind.JOB, DocumentKind.PROFILE, DocumentKind.ARBITER_OFFER);
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Who has left a deposit. */
    public interface Vouching {
        /** Whether somebody's counts. */
        boolean counts(Handle handle, Address owner);

        /** The worker in all of them. */
        Address holder();
    }

    private final List<String> refused;
    private final Optional<? extends Vouching> deposits;
    private final Clock clock;

    /**
     * @param refused words or phrases; case, accents and signs between words do not count
     * @param deposits empty: the hub takes none
     */
    public PostingRules(List<String> refused, Optional<? extends Vouching> deposits, Clock clock) {
        this.refused = refused.stream().map(PostingRules::folded).toList();
        this.deposits = deposits;
        this.clock = clock;
    }

    @Override
    public void check(Handle handle, Submission submission) {
        if (LOOKED_THROUGH.contains(submission.kind())) {
            submission.body().ifPresent(body -> requireAllowed(words(submission.kind(), body)));
        }
        if (READ_BY_STRANGERS.contains(submission.kind())) {
            requireRoom(handle, submission.author());
        }
    }

    /** What its author wrote, without the names of fields. */
    private static Stream<String> words(DocumentKind kind, CanonicalJson body) {
        if (kind == DocumentKind.JOB) {
            Job job = Job.parse(body);
            return Stream.concat(Stream.of(job.title(), job.description()), job.skills().stream());
        }
        if (kind == DocumentKind.ARBITER_OFFER) {
            ArbiterOffer offer = ArbiterOffer.parse(body);
            return Stream.concat(offer.text().stream(), offer.subjects().stream());
        }
        Profile profile = Profile.parse(body);
        return Stream.of(
                        Stream.of(profile.name(), profile.about()),
                        profile.skills().stream(),
                        profile.availability().stream(),
                        profile.portfolio().stream().map(Profile.Work::title))
                .flatMap(texts -> texts);
    }

    private void requireAllowed(Stream<String> words) {
        String text = folded(words.collect(Collectors.joining(" | ")));
        Optional<String> found = refused.stream().filter(text::contains).findFirst();
        if (found.isPresent()) {
            throw Problem.refused(
                    "This hub's operator takes nothing about \"" + found.get().strip() + "\". Another hub may.");
        }
    }

    /** With a blank before and after each word, so that only whole words are found. */
    private static String folded(String text) {
        String apart =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return GAPS.matcher(" " + apart.toLowerCase(Locale.ROOT) + " ").replaceAll(" ");
    }

    private void requireRoom(Handle handle, Address author) {
        // One after the other: what is sent at once would be counted before any of it is stored.
        handle.createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(encode(:author, 'hex'), 11))")
                .bind("author", author)
                .mapTo(Integer.class)
                .one();
        Instant now = clock.instant();
        List<Instant> lately = handle.createQuery("""
                        select stored_at from document where author = :author and stored_at > :since and origin is null
                            and kind in (<kinds>) order by stored_at""")
                .bind("author", author)
                .bind("since", now.minus(DAY))
                .bindList(
                        "kinds",
                        READ_BY_STRANGERS.stream().map(DocumentKind::wireName).toList())
                .mapTo(Instant.class)
                .list();
        int most = lately.size() < NEW ? NEW : most(handle, author, now);
        if (lately.size() >= most) {
            Instant again = lately.get(lately.size() - most).plus(DAY);
            throw Problem.tooMany(
                    "A key like yours posts at most " + most + " of these in a day here; the next from " + again
                            + ". It is more after the first day, and after the first payment"
                            + (deposits.isPresent() ? ", and with a deposit that comes back: see /deposit." : "."),
                    Duration.between(now, again));
        }
    }

    private int most(Handle handle, Address author, Instant now) {
        if (isTrusted(handle, author) && Hidden.barred(handle, author, now).isEmpty()) {
            return PAID;
        }
        boolean old = handle.createQuery(
                        "select exists (select 1 from account where address = :author and created_at < :before)")
                .bind("author", author)
                .bind("before", now.minus(DAY))
                .mapTo(Boolean.class)
                .one();
        return old ? KNOWN : NEW;
    }

    /** Whoever has paid out of a deposit has paid the hub, which anybody can. */
    private boolean isTrusted(Handle handle, Address author) {
        boolean paid = handle.createQuery("""
                        select exists (select 1 from agreement where client = :author and paid > 0 and worker <> :holder)
                            or exists (select 1 from agreement where worker = :author and paid > 0)""")
                .bind("author", author)
                .bind("holder", deposits.map(Vouching::holder).orElse(Address.ZERO))
                .mapTo(Boolean.class)
                .one();
        return paid || deposits.filter(all -> all.counts(handle, author)).isPresent();
    }
}
