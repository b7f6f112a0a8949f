package io.stint.chain.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Hash32;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final Checkpoint SOME =
            new Checkpoint(3, List.of(new BlockId(7, Hash32.ZERO), new BlockId(8, Hash32.keccak("8"))));

    @Test
    void itsTextIsOneLineOfJson() {
        assertThat(SOME.text())
                .isEqualTo("{\"blocks\":[[7,\"%s\"],[8,\"%s\"]],\"start\":3,\"version\":1}"
                        .formatted(Hash32.ZERO, Hash32.keccak("8")));
    }

    @Test
    void whatWasWrittenIsRead() {
        assertThat(Checkpoint.parse(SOME.text())).isEqualTo(SOME);
        assertThat(Checkpoint.parse(Checkpoint.from(0).text())).isEqualTo(Checkpoint.from(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"blocks\":[],\"start\":3,\"version\":2}",
                "{\"blocks\":[],\"start\":3}",
                "{\"blocks\":[],\"start\":-1,\"version\":1}",
                "{\"blocks\":[],\"start\":\"3\",\"version\":1}",
                "{\"start\":3,\"version\":1}",
                "{\"blocks\":[],\"start\":3,\"version\":1} ",
                "{\"blocks\":[],\"start\":3,\"start\":3,\"version\":1}",
                "{\"blocks\":[[7,\"0x12\"]],\"start\":3,\"version\":1}",
                "{\"blocks\":[[7]],\"start\":3,\"version\":1}",
                "{\"blocks\":[[2,\"0x0000000000000000000000000000000000000000000000000000000000000000\"]],\"start\":3,\"version\":1}"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(BadInput.class);
    }

    @Test
    void blocksOutOfOrderAreRefused() {
        assertThatThrownBy(() -> new Checkpoint(0, SOME.recent().reversed()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("not in order");
    }
}
