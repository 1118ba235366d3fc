package io.tributary.systemtests.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.simulators.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A response with one row many times. */
final class RepeatedRow {
    private static final Pattern SOAP = Pattern.compile(
            "(?<head>.*Result>)(?<row><(?<name>\\w+)>.*?</\\k<name>>).*(?<tail></\\w+Result>.*)", Pattern.DOTALL);

    private RepeatedRow() {}

    /**
     * The response with its first row {@code times} times, in place of all rows.
     *
     * @param at JSON Pointer of the rows, if the response is JSON
     */
    static Response of(Response response, String at, int times) {
        String body = new String(response.body(), StandardCharsets.UTF_8);
        String repeated = body.startsWith("<") ? xml(body, times) : json(body, at, times);
        return response.withBody(repeated.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(String body, String at, int times) {
        ObjectNode envelope = (ObjectNode) Json.parse(body);
        ArrayNode rows = (ArrayNode) envelope.at(at);
        assertThat(rows).isNotEmpty();
        ArrayNode copies = rows.arrayNode().addAll(Collections.nCopies(times, rows.get(0)));
        rows.removeAll().addAll(copies);
        return Json.text(envelope);
    }

    private static String xml(String body, int times) {
        Matcher parts = SOAP.matcher(body);
        assertThat(parts.matches()).as("a SOAP response with rows").isTrue();
        return parts.group("head") + parts.group("row").repeat(times) + parts.group("tail");
    }
}
