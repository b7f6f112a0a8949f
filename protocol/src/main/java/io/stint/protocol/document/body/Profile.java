package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.JsonFields;
import io.stint.protocol.document.PlainText;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * How somebody presents themselves, as worker or client.
 *
 * @param about may be blank
 * @param rate for an hour
 * @param showRecord whether a hub may show what its author earned and paid through the contract
 */
public record Profile(
        String name,
        String about,
        List<String> skills,
        List<LanguageTag> languages,
        Optional<Price> rate,
        Optional<Integer> hoursPerWeek,
        Optional<String> availability,
        List<Work> portfolio,
        boolean showRecord)
        implements Body {
    private static final Pattern URL = Pattern.compile("https://[!-~&&[^\"<>\\\\^`{|}]]+");

    public Profile {
        skills = List.copyOf(skills);
        languages = List.copyOf(languages);
        portfolio = List.copyOf(portfolio);
    }

    /**
     * Something to show.
     *
     * @param url begins with {@code https://}
     * @param blob SHA-256 of a stored file
     */
    public record Work(String title, Optional<String> url, Optional<Hash32> blob) {
        private static Work read(JsonFields in) {
            return new Work(
                    in.line("title", Limits.TITLE),
                    in.optional("url", name -> in.parsed(name, Profile::url)),
                    in.optional("blob", in::hash));
        }

        private ObjectNode node() {
            ObjectNode node = BodyJson.object().put("title", title);
            BodyJson.putText(node, "url", url);
            BodyJson.putText(node, "blob", blob);
            return node;
        }
    }

    /** @throws BadInput as {@link Body#parse} */
    public static Profile parse(CanonicalJson json) {
        return BodyJson.read(
                DocumentKind.PROFILE,
                json,
                in -> new Profile(
                        in.line("name", Limits.TITLE),
                        in.linesOrNone("about", Limits.TEXT),
                        skills(in),
                        languages(in),
                        in.optional("rate", name -> in.object(name, Price::read)),
                        hoursPerWeek(in),
                        in.optional("availability", name -> in.line(name, Limits.AVAILABILITY)),
                        in.objects("portfolio", Limits.PORTFOLIO, Work::read),
                        in.flag("showRecord")));
    }

    static List<String> skills(JsonFields in) {
        return in.distinct("skills", Limits.SKILLS, skill -> PlainText.line(skill, Limits.SKILL));
    }

    static List<LanguageTag> languages(JsonFields in) {
        return in.distinct("languages", Limits.LANGUAGES, LanguageTag::new);
    }

    static Optional<Integer> hoursPerWeek(JsonFields in) {
        return in.optional("hoursPerWeek", name -> (int) in.number(name, 1, Limits.HOURS_PER_WEEK));
    }

    private static String url(String text) {
        if (text.length() > Limits.URL || !URL.matcher(text).matches()) {
            throw new BadInput("must be an address that begins with https://, of at most " + Limits.URL
                    + " ASCII characters without blanks, not '" + text + "'");
        }
        return text;
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.PROFILE;
    }

    @Override
    public CanonicalJson json() {
        ObjectNode node =
                BodyJson.versioned().put("name", name).put("about", about).put("showRecord", showRecord);
        node.set("skills", BodyJson.texts(skills));
        node.set("languages", BodyJson.texts(languages));
        node.set("portfolio", BodyJson.list(portfolio, Work::node));
        rate.ifPresent(price -> node.set("rate", price.put(BodyJson.object())));
        BodyJson.putNumber(node, "hoursPerWeek", hoursPerWeek);
        BodyJson.putText(node, "availability", availability);
        return BodyJson.write(kind(), node);
    }
}
