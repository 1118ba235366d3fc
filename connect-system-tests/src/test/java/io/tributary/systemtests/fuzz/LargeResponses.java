package io.tributary.systemtests.fuzz;

import io.tributary.connect.common.testing.TaskDriver;
import io.tributary.simulators.http.Delivery;
import io.tributary.simulators.http.Response;
import io.tributary.systemtests.Connectors;
import io.tributary.testkit.ConnectorKit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.connect.errors.ConnectException;

/** The program of {@link LargeResponsesIT}: a task that gets responses that decompress to more than its JVM's heap. */
final class LargeResponses {
    static final String DONE = "all large responses survived";

    private static final int MB = 1024 * 1024;

    private LargeResponses() {}

    /** Runs the program. The arguments are the vendor's name, and how many responses are large where all tables are read at once. */
    public static void main(String[] arguments) {
        ConnectorKit kit = Connectors.ALL.stream()
                .filter(one -> one.vendor().equals(arguments[0]))
                .findFirst()
                .orElseThrow();
        try (World world = new World(kit, kit.snapshotTable()::equals)) {
            boolean xml = kit.vendor().equals("listrak");
            (xml ? xml() : json())
                    .forEach((name, mutator) ->
                            read(world, kit.snapshotTable(), List.of(kit.snapshotTable()), 8, name, mutator));
        }
        try (World world = new World(kit, table -> true)) {
            Mutator all = kit.vendor().equals("listrak") ? emptyRows() : keys();
            int large = Integer.parseInt(arguments[1]);
            read(world, kit.snapshotTable(), List.of(), large, "large-responses-for-all-tables-at-once", all);
        }
        System.out.println(DONE);
        System.exit(0);
    }

    /**
     * @param tables to read; empty for all
     * @param large how many responses are large
     */
    private static void read(World world, String table, List<String> tables, int large, String name, Mutator mutator) {
        Script script = new Script();
        script.mutate(1, large, mutator, new SplittableRandom(1));
        world.apply(name, script);
        try (TaskDriver driver = world.driver(tables, name, true)) {
            driver.set("max.concurrent.requests", tables.isEmpty() ? "16" : "2");
            read(driver, name);
            driver.stop();
            script.end();
            driver.start().firstSync();
            for (int i = 0; i < 4; i++) {
                driver.sync();
            }
            if (!driver.latest(world.topic(table)).equals(world.rows(table))) {
                throw new AssertionError(name + " changed " + table);
            }
        }
        world.forget(name);
    }

    private static void read(TaskDriver driver, String name) {
        try {
            driver.start().firstSync();
            System.out.println(name + ": read");
        } catch (ConnectException e) {
            System.out.println(name + ": " + e.getMessage());
        }
    }

    private static Map<String, Mutator> json() {
        Map<String, Mutator> large = new LinkedHashMap<>();
        large.put("a-text-of-100-MB", inside("\"zz\":\"", "x".repeat(MB), 100, "\","));
        large.put("a-name-of-100-MB", inside("\"", "x".repeat(MB), 100, "\":1,"));
        large.put("a-number-of-100-MB", inside("\"zz\":", "1".repeat(MB), 100, ","));
        large.put("a-million-elements", inside("\"zz\":[0", ",1".repeat(1000), 1000, "],"));
        large.put("990,000-names", keys());
        large.put("rows-without-end", bomb("{\"data\":[{}", ",{\"id\":\"x\"}".repeat(10_000), 3000, "]}"));
        large.put("blanks-without-end", bomb("", " ".repeat(MB), 400, "{}"));
        return large;
    }

    private static Map<String, Mutator> xml() {
        Map<String, Mutator> large = new LinkedHashMap<>();
        large.put("a-text-of-100-MB", bomb("<a>", "x".repeat(MB), 100, "</a>"));
        large.put("elements-without-end", bomb("<a>", "<b/>".repeat(MB / 4), 400, "</a>"));
        large.put("blanks-without-end", bomb("<a>", " ".repeat(MB), 400, "</a>"));
        large.put("empty-rows", emptyRows());
        return large;
    }

    /** 60 MB of empty elements instead of the rows. */
    private static Mutator emptyRows() {
        return (real, random) -> {
            String text = new String(real.body(), StandardCharsets.UTF_8);
            int place = text.indexOf("Result>") + "Result>".length();
            return response(real, packed(text.substring(0, place), "<b/>".repeat(MB / 4), 60, text.substring(place)));
        };
    }

    /** A page of rows with 990,000 fields, each with a different name. */
    private static Mutator keys() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 990_000; i++) {
            rows.append(i % 1000 == 0 ? "},{\"id\":\"x" + i + "\"" : "")
                    .append(",\"k")
                    .append(i)
                    .append("\":1");
        }
        String page = rows.append("}]").substring(2);
        return (real, random) -> {
            String text = new String(real.body(), StandardCharsets.UTF_8);
            int place = text.indexOf('[');
            boolean listed = place >= 0;
            return response(
                    real,
                    packed(
                            listed ? text.substring(0, place + 1) : text,
                            listed ? page : "",
                            1,
                            listed ? text.substring(text.lastIndexOf(']') + 1) : ""));
        };
    }

    /** The real response with an insertion at the start of its first inner object. */
    private static Mutator inside(String before, String part, int times, String after) {
        return (real, random) -> {
            String text = new String(real.body(), StandardCharsets.UTF_8);
            int row = text.indexOf('{', 1) + 1;
            int place = row > 0 ? row : 1;
            return response(
                    real, packed(text.substring(0, place) + before, part, times, after + text.substring(place)));
        };
    }

    private static Mutator bomb(String before, String part, int times, String after) {
        byte[] packed = packed(before, part, times, after);
        return (real, random) -> response(real, packed);
    }

    private static Mutator.Mutation response(Response real, byte[] packed) {
        Response response = new Response(200, real.headers(), packed, Delivery.COMPLETE);
        return new Mutator.Mutation("large", response.with(Map.of("Content-Encoding", "gzip")));
    }

    private static byte[] packed(String before, String part, int times, String after) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new FastGzip(packed)) {
            out.write(before.getBytes(StandardCharsets.UTF_8));
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < times; i++) {
                out.write(bytes);
            }
            out.write(after.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
