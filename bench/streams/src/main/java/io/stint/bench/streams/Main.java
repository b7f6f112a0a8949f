package io.stint.bench.streams;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Opens many streams of events at a hub, and looks what that does to it. */
public final class Main {
    /** What a hub lets one account, and one client, hold open. */
    private static final int OF_ACCOUNT = 20;

    private static final int ACCOUNTS_OF_CLIENT = 10;
    private static final int PAGES = 100;
    private static final long QUIET_MILLIS = 30_000;
    private static final long PATIENCE_NANOS = 300_000_000_000L;

    private final URI hub;
    private final HubProcess process;
    private final HttpClient http = HttpClient.newHttpClient();

    private Main(URI hub, HubProcess process) {
        this.hub = hub;
        this.process = process;
    }

    /** @param arguments the hub's address, its process id, how many streams */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Main main = new Main(URI.create(arguments[0]), new HubProcess(Long.parseLong(arguments[1])));
        main.measure(Integer.parseInt(arguments[2]));
    }

    private void measure(int streams) throws IOException, InterruptedException {
        List<Guest> guests = guests((streams + OF_ACCOUNT - 1) / OF_ACCOUNT);
        System.out.println("| streams | the board, median and 99th of 100 | memory | threads of the system |"
                + " processor while idle | until all heard of a change |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        pages();
        row(0, "-");
        try (OpenPages open = OpenPages.begin()) {
            for (int share : new int[] {streams / 10, streams}) {
                openUntil(open, guests, share);
                row(share, tell(open, guests.getFirst(), share));
            }
            require(open.ended() == 0, open.ended() + " streams ended");
        }
    }

    private List<Guest> guests(int count) throws IOException, InterruptedException {
        List<Guest> guests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int client = i / ACCOUNTS_OF_CLIENT;
            InetAddress from =
                    InetAddress.getByAddress(new byte[] {127, 0, (byte) (1 + client / 250), (byte) (1 + client % 250)});
            try (HttpClient own = HttpClient.newBuilder().localAddress(from).build()) {
                guests.add(Guest.signIn(hub, own, from, i));
            }
        }
        return guests;
    }

    private void openUntil(OpenPages open, List<Guest> guests, int count) throws IOException, InterruptedException {
        for (int i = open.isOpen(); i < count; i++) {
            open.open(hub, guests.get(i / OF_ACCOUNT));
            if (i % 100 == 99) {
                await(open, i + 1);
            }
        }
        await(open, count);
    }

    private static void await(OpenPages open, int count) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (open.isOpen() < count) {
            require(open.ended() == 0 && System.nanoTime() < end, "only " + open.isOpen() + " streams are open");
            Thread.sleep(5);
        }
    }

    /** From the request that changes something until the last stream has told so. */
    private String tell(OpenPages open, Guest guest, int count) throws IOException, InterruptedException {
        int before = open.told();
        long start = System.nanoTime();
        guest.publish(http);
        while (open.told() - before < count) {
            require(System.nanoTime() - start < PATIENCE_NANOS, "only " + (open.told() - before) + " heard");
            Thread.sleep(1);
        }
        return millis(System.nanoTime() - start);
    }

    private void row(int streams, String told) throws IOException, InterruptedException {
        process.collect();
        double before = process.processor();
        Thread.sleep(QUIET_MILLIS);
        double idle = 100_000 * (process.processor() - before) / QUIET_MILLIS;
        long[] times = pages();
        System.out.printf(
                Locale.ROOT,
                "| %,d | %s, %s | %d MB | %d | %.1f %% of a core | %s |%n",
                streams,
                millis(times[PAGES / 2]),
                millis(times[PAGES - 1]),
                process.memory(),
                process.threads(),
                idle,
                told);
    }

    /** How long the board takes, shortest first, in nanoseconds. */
    private long[] pages() throws IOException, InterruptedException {
        long[] times = new long[PAGES];
        for (int i = 0; i < PAGES; i++) {
            long start = System.nanoTime();
            HttpResponse<String> page = http.send(HttpRequest.newBuilder(hub).build(), BodyHandlers.ofString());
            times[i] = System.nanoTime() - start;
            require(page.statusCode() == 200, "the board answers " + page.statusCode());
        }
        Arrays.sort(times);
        return times;
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
