package io.stint.hub.web;

import io.stint.protocol.StintException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the pages say, in one language. A language is a file {@code messages/CODE.properties}; its patterns are those of
 * {@link MessageFormat} where arguments are given, and plain text where none are.
 */
public final class Texts {
    /** The languages there are, the first by default. */
    public static final Map<String, Texts> ALL = all("en", "es");

    public static final Texts DEFAULT = in("en");

    private static final String SCRIPT = "js.";

    /** Whose names are kept: documents may name any number. */
    private static final int MOST_LANGUAGES = 500;

    private final Locale locale;
    private final Map<String, String> patterns;
    private final Map<String, Text> texts = new HashMap<>();
    private final Map<String, String> scripts = new ConcurrentHashMap<>();
    private final Map<String, String> languages = new ConcurrentHashMap<>();
    private final Set<String> keys;
    private final String script;

    /** A pattern, read when it is first needed. */
    private static final class Text {
        private final String pattern;
        private volatile @Nullable Phrase phrase;

        Text(String pattern) {
            this.pattern = pattern;
        }

        Phrase phrase(Locale locale) {
            Phrase known = phrase;
            if (known == null) {
                known = new Phrase(pattern, locale);
                phrase = known;
            }
            return known;
        }
    }

    private Texts(Locale locale, Map<String, String> patterns) {
        this.locale = locale;
        patterns.forEach((key, pattern) -> texts.put(key, new Text(pattern)));
        this.patterns = patterns;
        this.keys = Collections.unmodifiableSet(new TreeSet<>(patterns.keySet()));
        this.script = script(patterns, SCRIPT);
    }

    /** @param code of a language; one that is not there gives the default */
    public static Texts in(String code) {
        Texts texts = ALL.get(code);
        return texts == null ? ALL.values().iterator().next() : texts;
    }

    public Locale locale() {
        return locale;
    }

    /** The language's own name. */
    public String language() {
        return locale.getDisplayLanguage(locale);
    }

    /** A language's name in this one: {@code Spanish}, by its tag; the tag where it has none. */
    public String language(String tag) {
        String known = languages.get(tag);
        if (known != null) {
            return known;
        }
        String name = named(tag);
        if (languages.size() < MOST_LANGUAGES) {
            languages.put(tag, name);
        }
        return name;
    }

    private String named(String tag) {
        String name = Locale.forLanguageTag(tag).getDisplayName(locale);
        return name.isEmpty() ? tag : name;
    }

    /** Whether there is a text for a key. */
    public boolean has(String key) {
        return texts.containsKey(key);
    }

    public Set<String> keys() {
        return keys;
    }

    /**
     * The text of a key.
     *
     * @param arguments put in the place of {0}, {1}, ...
     * @throws StintException when there is no such key: a mistake in a template
     */
    public String of(String key, Object... arguments) {
        Text text = texts.get(key);
        if (text == null) {
            throw new StintException("no text for '" + key + "' in " + locale.getLanguage());
        }
        return arguments.length == 0 ? text.pattern : text.phrase(locale).with(arguments);
    }

    /** What the pages' script says, as JSON by its own keys: those that begin with {@code js.} here, without that. */
    public String script() {
        return script;
    }

    /** As {@link #script} for what the script says on few pages only: the keys with this prefix, without it. */
    public String script(String prefix) {
        return scripts.computeIfAbsent(prefix, _ -> script(patterns, prefix));
    }

    private static String script(Map<String, String> patterns, String prefix) {
        ObjectNode script = Json.object();
        patterns.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> script.put(entry.getKey().substring(prefix.length()), entry.getValue()));
        return Json.inPage(script);
    }

    private static Map<String, Texts> all(String... codes) {
        Map<String, Texts> all = new LinkedHashMap<>();
        for (String code : codes) {
            all.put(code, load(code));
        }
        return all;
    }

    private static Texts load(String code) {
        String name = "/messages/" + code + ".properties";
        try (InputStream in = Texts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new StintException("the messages " + name + " are missing");
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<String, String> patterns = new LinkedHashMap<>();
            properties.stringPropertyNames().forEach(key -> patterns.put(key, properties.getProperty(key)));
            return new Texts(Locale.of(code), Map.copyOf(patterns));
        } catch (IOException e) {
            throw new StintException("the messages " + name + " cannot be read: " + e.getMessage(), e);
        }
    }
}
