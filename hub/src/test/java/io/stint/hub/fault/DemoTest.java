package io.stint.hub.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.rpc.Node;
import io.stint.hub.Village;
import io.stint.hub.demo.Seeds;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    @Test
    void becomesCompleteWhenItsPeopleReachTheirNodeOnlyLater(@TempDir Path folder) throws Exception {
        try (Village village = Village.in(folder);
                Detour node = new Detour(village.chain().endpoint())) {
            node.nowhere();
            try (Seeds seeds = village.seed(Node.at(node.address()))) {
                node.awaitMissed();
                node.to(village.chain().endpoint());

                assertThat(seeds.await()).isEmpty();
            }
        }
    }
}
