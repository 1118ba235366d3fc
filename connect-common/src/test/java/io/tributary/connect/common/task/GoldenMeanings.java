package io.tributary.connect.common.task;

import static io.tributary.connect.common.task.GoldenOffset.DAY;
import static io.tributary.connect.common.task.GoldenOffset.MONTH;
import static io.tributary.connect.common.task.GoldenOffset.WEEK;
import static io.tributary.connect.common.testing.Toys.json;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.bookmark.Bookmark;
import io.tributary.connect.common.bookmark.Decision;
import io.tributary.connect.common.bookmark.Sweeps;
import io.tributary.connect.common.bookmark.TablePosition;
import io.tributary.connect.common.bookmark.Version;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.offset.Fingerprints;
import io.tributary.connect.common.offset.ListMark;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.ListRead.Order;
import io.tributary.connect.common.testing.Toys;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** What the offset files mean, by file name. */
final class GoldenMeanings {
    static final Map<String, Consumer<GoldenOffset>> ALL = Map.ofEntries(
            entry("position", GoldenMeanings::position),
            entry("seen", GoldenMeanings::seen),
            entry("walked", GoldenMeanings::walked),
            entry("set-aside", GoldenMeanings::setAside),
            entry("deletions", GoldenMeanings::deletions),
            entry("lists", GoldenMeanings::lists),
            entry("sweeps", GoldenMeanings::sweeps),
            entry("sweeps-seen", GoldenMeanings::sweepsOfAnEarlierRelease),
            entry("sweeps-first-read", GoldenMeanings::firstRead),
            entry("sweeps-by-creation", GoldenMeanings::sweepsByCreation),
            entry("sweeps-off", GoldenMeanings::sweepsOff),
            entry("shard", GoldenMeanings::shard),
            entry("shard-empty", GoldenMeanings::emptyShard),
            entry("shard-keys", GoldenMeanings::shardKeys),
            entry("generation", GoldenMeanings::generation));

    private static final long A = 0x1122334455667788L;
    private static final long B = -0x0123456789abcdefL;
    private static final long C = 42;
    private static final long UNKNOWN = 99;

    private static final Instant POSITION = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MS = Duration.ofMillis(1);
    private static final Order NEWEST_FIRST = new Order.NewestFirst(Instant.EPOCH, Duration.ZERO, row -> 0, true);

    private GoldenMeanings() {}

    private static Bookmark list(TablePosition position, Order order) {
        return position.bookmark(
                ListRead.of(ApiRequest.get("/rows"), Paginator.SINGLE).in(order));
    }

    private static Version version(Instant time, long hash) {
        return new Version(time.toEpochMilli(), hash);
    }

    private static void position(GoldenOffset golden) {
        TablePosition position = golden.position();
        assertThat(position.rows().instant()).isEqualTo(POSITION);
        Bookmark list = list(position, Order.ASCENDING);
        assertThat(list.decide(version(POSITION, A))).isEqualTo(Decision.SEND);
        assertThat(list.decide(version(POSITION.minus(MS), A))).isEqualTo(Decision.BELOW_POSITION);
    }

    private static void seen(GoldenOffset golden) {
        TablePosition position = golden.position();
        Instant time = Instant.parse("2026-03-01T12:00:00.250Z");
        assertThat(position.rows().instant()).isEqualTo(time);
        Bookmark list = list(position, Order.ASCENDING);
        assertThat(list.decide(version(time, A))).isEqualTo(Decision.SEEN);
        assertThat(list.decide(version(time, B))).isEqualTo(Decision.SEEN);
        assertThat(list.decide(version(time, UNKNOWN))).isEqualTo(Decision.SEND);
    }

    private static void walked(GoldenOffset golden) {
        TablePosition position = golden.position();
        Instant from = Instant.parse("2026-03-02T00:00:00Z");
        Instant to = Instant.parse("2026-03-03T00:00:00.500Z");
        assertThat(position.rows().instant()).isEqualTo(POSITION);
        Bookmark list = list(position, NEWEST_FIRST);
        assertThat(list.decide(version(to, UNKNOWN))).isEqualTo(Decision.SEND);
        assertThat(list.decide(version(to.minus(MS), UNKNOWN))).isEqualTo(Decision.SEEN);
        assertThat(list.decide(version(from, UNKNOWN))).isEqualTo(Decision.SEEN);
        assertThat(list.decide(version(from.minus(MS), UNKNOWN))).isEqualTo(Decision.SEND);
        assertThat(list.decide(version(POSITION, A))).isEqualTo(Decision.SEEN);
    }

    private static void setAside(GoldenOffset golden) {
        TablePosition position = golden.position();
        assertThat(position.rows().instant()).isEqualTo(POSITION);
        assertThat(position.setAside())
                .containsExactly(json("{'id':'5','updated_at':1772366400}"), json("{'id':'é\\'6'}"));
    }

    private static void deletions(GoldenOffset golden) {
        TablePosition position = golden.position();
        Instant time = Instant.parse("2026-02-28T08:00:00Z");
        assertThat(position.rows().instant()).isEqualTo(POSITION);
        assertThat(position.feed().instant()).isEqualTo(time);
        Bookmark feed = position.feed().bookmark(NEWEST_FIRST);
        assertThat(feed.decide(version(time, C))).isEqualTo(Decision.SEEN);
        assertThat(feed.decide(version(time, A))).isEqualTo(Decision.SEND);
        assertThat(feed.decide(version(Instant.parse("2026-02-28T09:00:00Z"), UNKNOWN)))
                .isEqualTo(Decision.SEEN);
        assertThat(feed.decide(version(Instant.parse("2026-02-28T10:00:00Z"), UNKNOWN)))
                .isEqualTo(Decision.SEND);
    }

    private static void lists(GoldenOffset golden) {
        TablePosition position = golden.position();
        ListMark oldest = new ListMark(-4, POSITION.toEpochMilli(), -1);
        assertThat(position.rows().instant()).isEqualTo(POSITION);
        assertThat(position.lists().begin().values())
                .containsExactlyInAnyOrder(
                        oldest,
                        new ListMark(17, Instant.parse("2026-03-01T11:00:00Z").toEpochMilli(), 0),
                        new ListMark(
                                9_007_199_254_740_993L,
                                Instant.parse("2026-03-01T10:00:00Z").toEpochMilli(),
                                3));
        Bookmark list = list(position, new Order.Marked(oldest, POSITION.minus(DAY)));
        assertThat(list.decide(version(POSITION, A))).isEqualTo(Decision.SEEN);
        assertThat(list.decide(version(POSITION, B))).isEqualTo(Decision.SEND);
    }

    private static void sweeps(GoldenOffset golden) {
        TablePosition position = golden.position();
        Instant completeFrom = Instant.parse("2026-02-20T00:00:00Z");
        assertThat(position.sweeps().begin()).isEqualTo(POSITION);
        Bookmark list = list(position, Order.ANY);
        assertThat(list.decide(version(POSITION, A))).isEqualTo(Decision.SEEN);
        assertThat(list.decide(version(Instant.parse("2026-02-21T00:00:00Z"), B)))
                .isEqualTo(Decision.SEEN);
        assertThat(position.rows().knows(Instant.parse("2026-02-10T00:00:00Z").toEpochMilli(), C))
                .isTrue();
        assertThat(list.decide(version(completeFrom, UNKNOWN))).isEqualTo(Decision.SEND);
        assertThat(list.decide(version(completeFrom.minus(MS), UNKNOWN))).isEqualTo(Decision.SEEN);
        assertSweepIsDue(golden, Instant.parse("2026-02-28T12:00:00Z"), DAY);
    }

    /** A sweep is due when the interval since the last one is over, and reads a month back from there. */
    private static void assertSweepIsDue(GoldenOffset golden, Instant swept, Duration interval) {
        assertThat(secondSync(golden.position().sweeps(), swept.plus(interval).minus(MS)))
                .isAfter(swept.minus(MONTH));
        assertThat(secondSync(golden.position().sweeps(), swept.plus(interval))).isEqualTo(swept.minus(MONTH));
    }

    /** Where the second sync of a task starts, after a first one at {@code clock}. */
    private static Instant secondSync(Sweeps sweeps, Instant clock) {
        sweeps.begin();
        sweeps.serverTime(clock);
        sweeps.end();
        return sweeps.begin();
    }

    private static void sweepsOfAnEarlierRelease(GoldenOffset golden) {
        TablePosition position = golden.position();
        assertThat(position.sweeps().begin()).isEqualTo(POSITION);
        Bookmark list = list(position, Order.ANY);
        assertThat(list.decide(version(POSITION, A))).isEqualTo(Decision.SEEN);
        assertThat(list.decide(version(POSITION, UNKNOWN))).isEqualTo(Decision.SEND);
        assertThat(list.decide(version(POSITION.minus(MS), UNKNOWN))).isEqualTo(Decision.SEEN);
    }

    private static void firstRead(GoldenOffset golden) {
        TablePosition position = golden.position();
        Instant start = Instant.parse("2026-03-10T00:00:00Z");
        assertThat(position.sweeps().begin()).isEqualTo(POSITION);
        position.sweeps().serverTime(start.plus(MONTH));
        Bookmark list = list(position, Order.ANY);
        assertThat(list.decide(version(POSITION, A))).isEqualTo(Decision.SEEN);
        assertThat(list.decide(created(POSITION, start.minus(MS)))).isEqualTo(Decision.SEND);
        assertThat(list.decide(created(POSITION, start))).isEqualTo(Decision.LEFT_TO_SWEEP);
    }

    private static Version created(Instant created, Instant changed) {
        return new Version(changed.toEpochMilli(), created.toEpochMilli(), UNKNOWN);
    }

    private static void sweepsByCreation(GoldenOffset golden) {
        TablePosition position = golden.position();
        Instant completeFrom = Instant.parse("2026-02-28T12:00:00Z");
        assertThat(position.rows().instant()).isEqualTo(POSITION);
        assertThat(position.sweeps().begin()).isEqualTo(POSITION.minus(DAY));
        position.sweeps().serverTime(POSITION.plus(WEEK));
        Bookmark list = list(position, Order.ANY);
        assertThat(list.decide(version(POSITION, A))).isEqualTo(Decision.SEEN);
        assertThat(list.decide(version(Instant.parse("2026-02-28T18:00:00Z"), B)))
                .isEqualTo(Decision.SEEN);
        assertThat(list.decide(version(completeFrom, UNKNOWN))).isEqualTo(Decision.SEND);
        assertThat(list.decide(version(completeFrom.minus(MS), UNKNOWN))).isEqualTo(Decision.SEEN);
        assertThat(list.decide(created(POSITION, POSITION.plus(DAY)))).isEqualTo(Decision.SEND);
        assertThat(list.decide(created(POSITION, POSITION.plus(DAY).plus(MS)))).isEqualTo(Decision.LEFT_TO_SWEEP);
        assertSweepIsDue(golden, Instant.parse("2026-02-25T00:00:00Z"), WEEK);
    }

    private static void sweepsOff(GoldenOffset golden) {
        TablePosition position = golden.position();
        assertThat(position.sweeps().begin()).isEqualTo(POSITION.minus(DAY));
        position.sweeps().serverTime(POSITION.plus(MONTH));
        Bookmark list = list(position, Order.ANY);
        assertThat(list.decide(version(POSITION, A))).isEqualTo(Decision.SEEN);
        assertThat(list.decide(created(POSITION, POSITION.plus(WEEK)))).isEqualTo(Decision.SEND);
        assertThat(secondSync(golden.position().sweeps(), POSITION.plus(MONTH))).isEqualTo(POSITION.minus(DAY));
    }

    private static void shard(GoldenOffset golden) {
        Fingerprints fingerprints = golden.fingerprints();
        assertThat(fingerprints.size()).isEqualTo(1);
        assertThat(fingerprints.isSent("[\"7800216\"]", A)).isTrue();
        assertThat(fingerprints.isSent("[\"7800216\"]", B)).isFalse();
        assertThat(fingerprints.mayKnow("[\"1\"]")).isFalse();
        assertThat(fingerprints.partitionOf("[\"7800216\"]")).isEqualTo(golden.partition());
    }

    private static void emptyShard(GoldenOffset golden) {
        assertThat(golden.fingerprints().size()).isZero();
    }

    private static void shardKeys(GoldenOffset golden) {
        Fingerprints fingerprints = golden.fingerprints();
        Schema schema = Toys.pairs().key();
        String odd = Fingerprints.text(new Struct(schema)
                .put("a", "a\"b\\é")
                .put("b", -9_007_199_254_740_993L)
                .put("at", Date.from(Instant.ofEpochMilli(1_772_366_400_250L)))
                .put("ok", true)
                .put("share", 0.5));
        String empty = Fingerprints.text(new Struct(schema)
                .put("a", "")
                .put("b", 0L)
                .put("at", new Date(0))
                .put("ok", false)
                .put("share", 1e300));
        assertThat(fingerprints.size()).isEqualTo(3);
        assertThat(fingerprints.isSent(odd, A)).isTrue();
        assertThat(fingerprints.isSent(empty, B)).isTrue();
        assertThat(fingerprints.isSent("!1f", -1)).isTrue();
        assertThat(Fingerprints.isRejected("!1f")).isTrue();
        assertThat(fingerprints.mayKnow("[\"1\"]")).isTrue();
        assertThat(fingerprints.partitionOf(odd)).isEqualTo(golden.partition());
    }

    /** Shards of other generations are ignored, and what earlier ones contained is unknown. */
    private static void generation(GoldenOffset golden) {
        Fingerprints fingerprints = golden.fingerprints();
        Map<String, Object> rows = Map.of("generation", 1, "rows", "{\"[\\\"1\\\"]\":\"ESIzRFVmd4g\"}");
        fingerprints.load(partitions -> partitions.stream()
                .filter(partition -> partition.shard() == 0)
                .collect(Collectors.toMap(partition -> partition, partition -> rows)));
        assertThat(fingerprints.size()).isZero();
        assertThat(fingerprints.mayKnow("[\"1\"]")).isTrue();
    }
}
