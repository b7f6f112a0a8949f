package io.stint.bench.streams;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;

/** Streams of events, as many browsers hold them open. One thread reads them all and counts. */
final class OpenPages implements AutoCloseable {
    private static final String HELLO = "event: hello";
    private static final String CHANGE = "event: change";

    private final Selector selector = Selector.open();
    private final Thread reader = Thread.ofPlatform().daemon().unstarted(this::read);
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private volatile boolean closed;

    private OpenPages() throws IOException {}

    static OpenPages begin() throws IOException {
        OpenPages pages = new OpenPages();
        pages.reader.start();
        return pages;
    }

    void open(URI hub, Guest guest) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.bind(new InetSocketAddress(guest.from(), 0));
        channel.connect(new InetSocketAddress(hub.getHost(), hub.getPort()));
        String request = "GET /api/live HTTP/1.1\r\nHost: " + hub.getAuthority()
                + "\r\nAccept: text/event-stream\r\nCookie: " + guest.cookie() + "\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        selector.wakeup();
    }

    int isOpen() {
        return open.get();
    }

    int ended() {
        return ended.get();
    }

    /** How many changes were told, to all together. */
    int told() {
        return told.get();
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
        while (!closed) {
            try {
                selector.select(key -> read(key, buffer), 100);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void read(SelectionKey key, ByteBuffer buffer) {
        buffer.clear();
        try {
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                end(key);
                return;
            }
        } catch (IOException e) {
            end(key);
            return;
        }
        String text = US_ASCII.decode(buffer.flip()).toString();
        open.addAndGet(count(text, HELLO));
        told.addAndGet(count(text, CHANGE));
    }

    private void end(SelectionKey key) {
        key.cancel();
        ended.incrementAndGet();
    }

    private static int count(String text, String word) {
        return text.split(word, -1).length - 1;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
