package io.stint.hub.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;

/** The address of a report, and of others that differ from it a little. */
record Link(Map<String, String> parameters) {
    static Link to(Wanted wanted) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("as", wanted.side().word());
        parameters.put("period", wanted.span().key());
        parameters.put("zone", wanted.zone().getId());
        wanted.with().ifPresent(address -> parameters.put("with", address.toString()));
        wanted.agreement().ifPresent(id -> parameters.put("agreement", id.hex()));
        wanted.currency().ifPresent(currency -> parameters.put("currency", currency));
        return new Link(parameters);
    }

    Link with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.put(name, value);
        return new Link(changed);
    }

    String of(String path) {
        return parameters.entrySet().stream()
                .map((Entry<String, String> one) -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(Collectors.joining("&", path + "?", ""));
    }
}
