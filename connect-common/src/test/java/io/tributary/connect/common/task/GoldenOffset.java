package io.tributary.connect.common.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.bookmark.TablePosition;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.offset.Fingerprints;
import io.tributary.connect.common.offset.OffsetFields;
import io.tributary.connect.common.offset.SourcePartition;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.DeletionFeed;
import io.tributary.connect.common.table.FanOut;
import io.tributary.connect.common.table.Incremental;
import io.tributary.connect.common.table.Replication;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Sweep;
import io.tributary.connect.common.table.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;

/**
 * A file of {@code src/test/resources/offsets}: a partition and its offset, in the form of {@code GET /connectors/NAME/offsets}.
 *
 * @param name of the file, without {@code .json}
 */
record GoldenOffset(String name, SourcePartition partition, Map<String, Object> offset) {
    static final Duration DAY = Duration.ofDays(1);
    static final Duration WEEK = Duration.ofDays(7);
    static final Duration MONTH = Duration.ofDays(30);

    private static final Path DIRECTORY = Path.of("src", "test", "resources", "offsets");
    private static final TopicPrefix PREFIX = new TopicPrefix("toy");
    private static final ApiRequest REQUEST = ApiRequest.get("/rows");

    /** The tables of the files. */
    static final List<Table> TABLES = List.of(
            table("contacts", cursor("updated_at")),
            table(
                    "people",
                    cursor("updated_at").deletions(new DeletionFeed(REQUEST, Paginator.SINGLE, "/rows", "deleted_at"))),
            table("clicks", new FanOut(Duration.ZERO, (progress, requester) -> null)),
            table("activities", cursor("timestamp").sweeping(new Sweep(DAY, MONTH, Duration.ZERO))),
            table("messages", cursor("created").sweeping(new Sweep(WEEK, MONTH, DAY))),
            table("unswept", cursor("created").sweeping(new Sweep(Duration.ZERO, MONTH, DAY))),
            table("tags", Snapshot.of(REQUEST, Paginator.SINGLE)),
            table("pairs", Snapshot.of(REQUEST, Paginator.SINGLE), "a", "b", "at", "ok", "share"));

    private static Table table(String name, Replication replication) {
        return table(name, replication, "id");
    }

    private static Table table(String name, Replication replication, String... key) {
        return Table.named(name).primaryKey(key).replicate(replication);
    }

    private static Cursor cursor(String replicationKey) {
        return Cursor.on(replicationKey, Duration.ZERO, from -> REQUEST, Paginator.SINGLE);
    }

    /** The files that this release reads. */
    static List<GoldenOffset> all() {
        return in(DIRECTORY);
    }

    /** The files of a newer release. */
    static List<GoldenOffset> newer() {
        return in(DIRECTORY.resolve("newer"));
    }

    private static List<GoldenOffset> in(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(GoldenOffset::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GoldenOffset read(Path file) {
        try {
            JsonNode json = Json.parse(Files.readString(file, UTF_8));
            return new GoldenOffset(
                    file.getFileName().toString().replace(".json", ""),
                    SourcePartition.parse(map(json.path("partition"))),
                    map(json.path("offset")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> map(JsonNode json) {
        return Json.MAPPER.convertValue(json, new TypeReference<Map<String, Object>>() {});
    }

    Table table() {
        return TABLES.stream()
                .filter(table -> table.name().equals(partition.table()))
                .findFirst()
                .orElseThrow();
    }

    boolean isIncremental() {
        return table().replication() instanceof Incremental;
    }

    /** The position of an incremental table. */
    TablePosition position() {
        TablePosition position = new TablePosition((Incremental) table().replication(), Instant.EPOCH, true);
        position.restore(offset);
        return position;
    }

    /** The fingerprints of a snapshot table that has only this offset, and the generation of this shard. */
    Fingerprints fingerprints() {
        Map<String, Object> ofTable =
                Map.of(OffsetFields.GENERATION, partition.isShard() ? offset.get(OffsetFields.GENERATION) : 0);
        Fingerprints fingerprints = new Fingerprints(partition.table(), 100, partition.isShard() ? ofTable : offset);
        fingerprints.load(partitions -> partitions.contains(partition) ? Map.of(partition, offset) : Map.of());
        return fingerprints;
    }

    /** The offset as the connector writes it after it has read it. */
    Map<String, Object> rewritten() {
        return PREFIX.in(
                isIncremental()
                        ? position().toMap()
                        : partition.isShard() ? shard() : fingerprints().tableOffset());
    }

    /** A shard is written when it changes, with its offsets before and after. */
    private Map<String, Object> shard() {
        Fingerprints fingerprints = fingerprints();
        Iterator<String> keys =
                Json.parse((String) offset.get(OffsetFields.ROWS)).fieldNames();
        fingerprints.beginSweep();
        fingerprints.see(keys.hasNext() ? keys.next() : "[\"new\"]", 0);
        return fingerprints.offsetChanges().get(partition).before();
    }

    /** An offset as JSON. Texts that are JSON are parsed; compressed ones are not. */
    static ObjectNode json(Map<String, Object> offset) {
        ObjectNode json = (ObjectNode) Json.parse(Json.text(Json.MAPPER.valueToTree(offset)));
        for (String field : List.of(OffsetFields.DELETIONS, OffsetFields.SET_ASIDE)) {
            if (json.has(field)) {
                json.set(field, Json.parse(json.path(field).textValue()));
            }
        }
        if (json.has(OffsetFields.LISTS)) {
            json.put(OffsetFields.LISTS, inflated(json.path(OffsetFields.LISTS).textValue()));
        }
        return json;
    }

    private static String inflated(String base64) {
        byte[] compressed = Base64.getDecoder().decode(base64);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
            return HexFormat.of().formatHex(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
