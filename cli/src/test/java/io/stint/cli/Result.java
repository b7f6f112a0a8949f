package io.stint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a command line did. */
public record Result(int code, String out, String err) {
    /** @return this, which must have gone well */
    public Result ok() {
        assertThat(code).as(toString()).isZero();
        return this;
    }

    /** The object on the last line of the output. */
    public JsonNode json() {
        List<String> lines = out.lines().toList();
        assertThat(lines).as(toString()).isNotEmpty();
        return JsonMapper.shared().readTree(lines.getLast());
    }

    public String text(String field) {
        JsonNode value = json().path(field);
        assertThat(value.isMissingNode()).as(field + " in " + out).isFalse();
        return value.asString();
    }
}
