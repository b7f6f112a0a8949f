package io.stint.hub.web;

import io.stint.protocol.StintException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * One line of {@code api/routes.txt}.
 *
 * @param who {@code anyone}, {@code session} or {@code once}
 * @param takes a schema's name or a media type; empty: no body
 * @param status when it is done
 * @param gives as {@code takes}
 */
record ApiOperation(
        String method,
        String path,
        String who,
        List<String> query,
        String takes,
        int status,
        String gives,
        String does) {
    private static final String FOLDER = "/api/";

    ApiOperation {
        query = List.copyOf(query);
    }

    static List<ApiOperation> all() {
        return resource("routes.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(ApiOperation::parse)
                .toList();
    }

    private static ApiOperation parse(String line) {
        List<String> parts =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        String[] route = parts.get(0).split(" ", -1);
        List<String> query = Arrays.stream(parts.get(2).split(" ", -1))
                .filter(name -> !name.isEmpty())
                .toList();
        String[] gives = (parts.get(4) + " ").split(" ", -1);
        return new ApiOperation(
                route[0],
                route[1],
                parts.get(1),
                query,
                parts.get(3),
                Integer.parseInt(gives[0]),
                gives[1],
                parts.get(5));
    }

    static String resource(String name) {
        try (InputStream in = ApiOperation.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new StintException("the description of the API is incomplete: there is no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StintException("the description of the API cannot be read: " + e.getMessage(), e);
        }
    }
}
