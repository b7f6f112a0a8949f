package io.stint.hub.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Village;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The list finds by its tables what the rooms find by playing the histories: whatever waits for somebody is on top. */
class WaitingTest {
    /** Two answers to one claim. */
    private static final Pattern ANSWERS = Pattern.compile("^(concede|object) ");

    @Test
    void whatWaitsInARoomWaitsInTheList(@TempDir Path folder) {
        try (Village village = Village.in(folder)) {
            Scene scene = new Scene(village);
            Hash32 withVoucher = scene.approved(20);
            Hash32 closing = scene.opened();
            scene.client.act(closing, "close", Map.of("total", "0"));
            List<Hash32> all = List.of(
                    scene.offered(scene.terms()),
                    scene.accepted(),
                    withVoucher,
                    closing,
                    scene.claimed(10),
                    scene.disputed(10));
            Set<String> waited = compare(scene, all);
            scene.client.act(withVoucher, "notice", Map.of());
            scene.await(withVoucher, room -> Scene.state(room).equals("notice"));
            waited.addAll(compare(scene, all));
            scene.later(Scene.RULING.plusSeconds(10));
            waited.addAll(compare(scene, all));

            assertThat(waited).contains("accept", "open", "concede", "object", "rule", "close", "draw");
        }
    }

    /** What waits for anybody. */
    private static Set<String> compare(Scene scene, List<Hash32> all) {
        Set<String> waited = new TreeSet<>();
        for (Hand hand : List.of(scene.client, scene.worker, scene.arbiter)) {
            Set<String> inRooms = new TreeSet<>();
            // The keeper may collect or lapse in between.
            Scene.await(() -> {
                inRooms.clear();
                inRooms.addAll(inRooms(hand, all));
                return listed(hand).equals(inRooms)
                        && hand.get("/api/waiting").ok().get("count").asInt() == things(inRooms);
            });
            inRooms.forEach(step -> waited.add(step.split(" ", 2)[0]));
        }
        return waited;
    }

    private static Set<String> listed(Hand hand) {
        Set<String> listed = new TreeSet<>();
        hand.get("/api/agreements").ok().get("agreements").forEach(line -> add(listed, line));
        return listed;
    }

    private static Set<String> inRooms(Hand hand, List<Hash32> all) {
        Set<String> steps = new TreeSet<>();
        all.stream()
                .map(id -> hand.get("/api/agreements/" + id.hex()))
                .filter(reply -> reply.status() == 200)
                .forEach(reply -> add(steps, reply.json()));
        return steps;
    }

    private static void add(Set<String> steps, JsonNode agreement) {
        agreement.get("steps").forEach(step -> {
            if (step.get("waits").asBoolean()) {
                steps.add(step.get("action").asString() + " "
                        + agreement.get("agreement").asString() + step.path("round"));
            }
        });
    }

    /** A claim is one thing, however many answers to it there are. */
    private static int things(Set<String> steps) {
        Set<String> things = new TreeSet<>();
        steps.forEach(step -> things.add(ANSWERS.matcher(step).replaceFirst("claim ")));
        return things.size();
    }
}
