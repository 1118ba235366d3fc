package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** Recorded responses of the API ({@code samples/TABLE.json}) and the expected records ({@code golden}). */
final class Samples {
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private Samples() {}

    static ObjectNode response(String table) {
        return (ObjectNode) read("samples/" + table + ".json");
    }

    static JsonNode golden(String table) {
        return read("golden/" + table + ".json");
    }

    private static JsonNode read(String name) {
        try (InputStream file = Samples.class.getResourceAsStream(name)) {
            assertThat(file).as(name).isNotNull();
            return Json.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns {@code response} for every request. */
    static Requester always(ObjectNode response) {
        return new Requester() {
            @Override
            public <T> Page<T> read(ApiRequest request, RowReader<T> rows) {
                return page(request, response, rows);
            }
        };
    }

    /** The page in {@code response} to {@code request}. */
    static <T> Page<T> page(ApiRequest request, ObjectNode response, RowReader<T> reader) {
        List<T> rows = new ArrayList<>();
        JsonNode last = null;
        for (JsonNode row : response.at(reader.at())) {
            rows.add(reader.map().apply(row.deepCopy()));
            last = row;
        }
        return new Page<>(request, rows, last, response, Instant.EPOCH);
    }

    /** Key and value of a row in the form of the golden files. */
    static JsonNode json(Row row) {
        ObjectNode record = Json.MAPPER.createObjectNode();
        record.set("key", json(row.key()));
        record.set("value", json(row.value()));
        return Json.parse(record.toString());
    }

    private static JsonNode json(Object value) {
        if (value instanceof Struct struct) {
            ObjectNode object = Json.MAPPER.createObjectNode();
            struct.schema().fields().forEach(field -> object.set(field.name(), json(struct.get(field))));
            return object;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = Json.MAPPER.createArrayNode();
            list.forEach(element -> array.add(json(element)));
            return array;
        }
        return value instanceof Date date
                ? Json.MAPPER.valueToTree(MILLISECONDS.format(date.toInstant()))
                : Json.MAPPER.valueToTree(value);
    }
}
