package io.stint.bench.intake;

import io.stint.bench.scale.Browser;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A worker's open page of hours: hears of a voucher, and asks for the meter anew, one after the other as the page's script
 * does.
 */
final class Page {
    private static final Pattern TOTAL = Pattern.compile("\"total\":\"(\\d+)\"");
    private static final Pattern APPROVED = Pattern.compile("&#34;approved&#34;:&#34;(\\d+)&#34;");

    private final Visitor worker;
    private final String path;
    private final Iterator<String> lines;
    private final Map<Long, Seen> seen = new ConcurrentHashMap<>();
    private volatile String failure = "";

    /** When the page heard of a total, and when it had the meter that shows it, in nanoseconds of this machine. */
    record Seen(long told, long moved) {}

    private Page(Visitor worker, String path, Iterator<String> lines) {
        this.worker = worker;
        this.path = path;
        this.lines = lines;
    }

    static Page open(HttpClient http, Visitor worker, Firm.Seat seat) throws IOException, InterruptedException {
        Iterator<String> lines = http.send(
                        HttpRequest.newBuilder(worker.hub().resolve("/api/live"))
                                .header("Cookie", "stint=" + worker.token())
                                .header("Accept", "text/event-stream")
                                .build(),
                        HttpResponse.BodyHandlers.ofLines())
                .body()
                .iterator();
        Page page = new Page(worker, "/agreements/" + seat.id() + "/hours", lines);
        Thread.ofPlatform().daemon().start(page::listen);
        return page;
    }

    private void listen() {
        try (Browser browser = new Browser(worker.hub())) {
            while (lines.hasNext()) {
                Matcher total = TOTAL.matcher(lines.next());
                if (total.find()) {
                    long told = System.nanoTime();
                    long wanted = Long.parseLong(total.group(1));
                    requireShown(browser.get(path, worker.token()), wanted);
                    seen.put(wanted, new Seen(told, System.nanoTime()));
                }
            }
        } catch (IOException | RuntimeException e) {
            failure = String.valueOf(e);
        }
    }

    private static void requireShown(byte[] page, long wanted) {
        Matcher approved = APPROVED.matcher(new String(page, StandardCharsets.UTF_8));
        if (!approved.find() || Long.parseLong(approved.group(1)) < wanted) {
            throw new IllegalStateException("the meter does not show " + wanted);
        }
    }

    /** The first look that had this total or a higher one; waits for it. */
    Seen of(long total) throws InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            Seen first = null;
            for (Map.Entry<Long, Seen> one : seen.entrySet()) {
                if (one.getKey() >= total && (first == null || one.getValue().moved() < first.moved())) {
                    first = one.getValue();
                }
            }
            if (first != null) {
                return first;
            }
            Thread.sleep(10);
        }
        throw new IllegalStateException(path + " never heard of " + total + " " + failure);
    }
}
