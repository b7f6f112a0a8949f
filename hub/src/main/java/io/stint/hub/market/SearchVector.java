package io.stint.hub.market;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.protocol.document.body.Job;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a job is found by, a {@code tsvector}: each word with its places, in the title with weight A, in the skills B, in the
 * description D. As text and in PostgreSQL's binary form, which it need not read, sort and put together.
 */
final class SearchVector {
    private static final int LAST_PLACE = 16_383;

    /** PostgreSQL keeps no more of a word. */
    private static final int MOST_PLACES = 255;

    private static final int WEIGHT_SHIFT = 14;
    private static final String WEIGHTS = "DCBA";

    private final Map<String, Places> words = new TreeMap<>();
    private int place = 1;

    /** Ascending, each with its weight in the upper two bits. */
    private static final class Places {
        private short[] all = new short[1];
        private int count;
        private int last;

        void add(int place, int weight) {
            if (place == last || count == MOST_PLACES) {
                return;
            }
            if (count == all.length) {
                all = Arrays.copyOf(all, 2 * count);
            }
            all[count] = (short) (weight << WEIGHT_SHIFT | place);
            count++;
            last = place;
        }

        String text() {
            return IntStream.range(0, count)
                    .mapToObj(i -> (all[i] & LAST_PLACE) + "" + WEIGHTS.charAt((all[i] & 0xffff) >> WEIGHT_SHIFT))
                    .collect(Collectors.joining(","));
        }
    }

    private SearchVector() {}

    static SearchVector of(Job job) {
        SearchVector vector = new SearchVector();
        vector.add(job.title(), 'A');
        job.skills().forEach(skill -> vector.add(skill, 'B'));
        vector.add(job.description(), 'D');
        return vector;
    }

    private void add(String text, char weight) {
        for (String word : Words.of(text)) {
            words.computeIfAbsent(word, _ -> new Places()).add(place, WEIGHTS.indexOf(weight));
            place = Math.min(place + 1, LAST_PLACE);
        }
    }

    /** As {@code tsvectorrecv} of PostgreSQL takes it. */
    byte[] binary() {
        List<byte[]> texts =
                words.keySet().stream().map(word -> word.getBytes(UTF_8)).toList();
        int size = Integer.BYTES;
        for (byte[] text : texts) {
            size += text.length + 1 + Short.BYTES;
        }
        for (Places places : words.values()) {
            size += places.count * Short.BYTES;
        }
        ByteBuffer out = ByteBuffer.allocate(size).putInt(texts.size());
        int i = 0;
        for (Places places : words.values()) {
            out.put(texts.get(i)).put((byte) 0).putShort((short) places.count);
            for (int p = 0; p < places.count; p++) {
                out.putShort(places.all[p]);
            }
            i++;
        }
        return out.array();
    }

    /** In the same form, without places: the words, and others that none of them is. */
    byte[] terms(Collection<String> others) {
        Set<String> all = new TreeSet<>(words.keySet());
        all.addAll(others);
        List<byte[]> texts = all.stream().map(word -> word.getBytes(UTF_8)).toList();
        int size =
                texts.stream().mapToInt(text -> text.length + 1 + Short.BYTES).sum();
        ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + size).putInt(texts.size());
        texts.forEach(text -> out.put(text).put((byte) 0).putShort((short) 0));
        return out.array();
    }

    /** Words hold letters, digits, + and # only, so quotes are all the care that they need. */
    String text() {
        return words.entrySet().stream()
                .map(word -> "'" + word.getKey() + "':" + word.getValue().text())
                .collect(Collectors.joining(" "));
    }
}
