package io.stint.chain.send;

import io.stint.chain.TestChain;
import io.stint.chain.local.LocalChain;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests with one chain for all and a {@link Desk} for each. */
abstract class OnDesk {
    protected static LocalChain chain;

    @TempDir
    protected Path folder;

    protected Desk desk;

    @BeforeAll
    static void start() {
        chain = TestChain.start();
    }

    @AfterAll
    static void stop() {
        chain.close();
    }

    @BeforeEach
    void open() throws IOException {
        desk = new Desk(chain, folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }
}
