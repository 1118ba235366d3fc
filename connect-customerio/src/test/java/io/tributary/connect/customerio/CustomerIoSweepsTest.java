package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that change long after their creation, and when sweeps are due. */
class CustomerIoSweepsTest extends SimulatedTask {
    private static final Duration WEEK = Duration.ofDays(7);

    private String recent;
    private String old;

    @BeforeEach
    void openWithOldMessages() {
        open(few());
        tables("messages");
        recent = message(20);
        old = message(120);
    }

    private String message(long age) {
        String id = workspace().add("messages");
        long second = daysAgo(age);
        workspace().update("messages", id, row -> {
            row.remove("tracked_responses");
            row.put("created", second).putObject("metrics").put("sent", second);
        });
        return id;
    }

    private void addMetric(String id, String metric, long second) {
        workspace().update("messages", id, row -> row.withObject("/metrics").put(metric, second));
    }

    private void advance(Duration time) {
        pass(time);
        driver.sync();
        driver.sync();
    }

    private List<Object> sentSince(int before) {
        return records("messages").stream()
                .skip(before)
                .map(record -> id(record))
                .toList();
    }

    private int sent() {
        return records("messages").size();
    }

    @Test
    void lateMetricIsFoundByTheLookBackAtOnceAndByTheSweepLater() {
        driver.start().firstSync();
        driver.sync();
        int before = sent();
        addMetric(recent, "opened", now());
        addMetric(old, "clicked", now());
        driver.sync();
        driver.sync();
        assertThat(sentSince(before)).containsExactly(recent);
        advance(WEEK.plusHours(2));
        assertThat(sentSince(before)).containsExactly(recent, old);
        assertSameAsApi("messages");
        assertNoDuplicates("messages");
    }

    /** An old message that changed shortly before the first read may change again: it waits for the first sweep. */
    @Test
    void firstSweepFollowsSoonDespiteRestarts() {
        addMetric(old, "opened", now() - 60);
        driver.start().firstSync();
        message(0);
        driver.sync();
        driver.stop();
        driver.start().firstSync();
        assertThat(value("messages", old)).isNull();
        advance(Duration.ofHours(3));
        assertSameAsApi("messages");
        assertNoDuplicates("messages");
    }

    /** Neither the next sweeps nor other tasks send it again. */
    @Test
    void changesFoundByASweepAreSentOnce() {
        driver.start().firstSync();
        driver.sync();
        addMetric(old, "converted", now());
        advance(WEEK.plusHours(2));
        int before = sent();
        advance(WEEK.plusHours(2));
        driver.stop();
        driver.start().firstSync();
        advance(WEEK.plusHours(2));
        assertThat(sentSince(before)).isEmpty();
        assertSameAsApi("messages");
    }

    @Test
    void changeWhileTheTaskIsStoppedIsFoundByTheNextSweep() {
        driver.start().firstSync();
        driver.sync();
        driver.stop();
        addMetric(old, "opened", now());
        pass(WEEK.plusHours(2));
        int before = sent();
        driver.start().firstSync();
        assertThat(sentSince(before)).as("no sweep in the first sync of a task").isEmpty();
        driver.sync();
        driver.sync();
        assertThat(sentSince(before)).containsExactly(old);
        assertNoDuplicates("messages");
    }

    /** The sweep starts over, and remembers what it sent. */
    @Test
    void crashInTheMiddleOfASweepRepeatsNothing() {
        List<String> late =
                IntStream.range(0, 5).mapToObj(i -> message(100 + i)).toList();
        driver.start().firstSync();
        driver.sync();
        assertThat(value("messages", old)).isNotNull();
        late.forEach(id -> addMetric(id, "opened", now()));
        int before = sent();
        pass(WEEK.plusHours(2));
        for (int crashes = 0; sent() == before; crashes++) {
            assertThat(crashes).isLessThan(200);
            advance(Duration.ofSeconds(1));
            driver.pollAndCrash(Integer.MAX_VALUE);
            driver.start();
            driver.firstSync();
        }
        driver.sync();
        driver.sync();
        assertThat(sentSince(before)).containsExactlyInAnyOrderElementsOf(late);
        assertSameAsApi("messages");
    }

    @Test
    void withoutSweepsOlderMessagesAreNotUpdated() {
        driver.set("customerio.messages.sweep.interval.ms", "0").start().firstSync();
        int before = sent();
        addMetric(old, "opened", now());
        addMetric(recent, "opened", now());
        advance(WEEK.plusHours(2));
        assertThat(sentSince(before)).containsExactly(recent);
    }

    /** Only the look-back finds a change without a time. */
    @Test
    void changeWithoutATimeIsFoundWithinTheLookBack() {
        driver.start().firstSync();
        driver.sync();
        int before = sent();
        for (String id : List.of(recent, old)) {
            workspace().update("messages", id, row -> row.put("failure_message", "550 5.1.1 unknown user"));
        }
        advance(WEEK.plusHours(2));
        assertThat(sentSince(before)).containsExactly(recent);
    }

    @Test
    void timesMayBeTextAndAbsurdOnesAreIgnored() {
        driver.start().firstSync();
        driver.sync();
        int before = sent();
        workspace().update("messages", old, row -> row.withObject("/metrics").put("opened", Long.toString(now())));
        addMetric(recent, "opened", 99_999_999_999L);
        advance(WEEK.plusHours(2));
        assertThat(sentSince(before)).containsExactlyInAnyOrder(recent, old);
        assertThat(Instant.parse((String) driver.offset("messages").get("created")))
                .isBeforeOrEqualTo(customerIo.clock().instant());
        assertNoDuplicates("messages");
    }

    @Test
    void sweepSendsNothingFromBeforeTheStartDate() {
        driver.set("start.date", Instant.ofEpochSecond(daysAgo(60)).toString())
                .start()
                .firstSync();
        driver.sync();
        addMetric(old, "opened", now());
        advance(WEEK.plusHours(2));
        assertThat(value("messages", old)).isNull();
        assertThat(value("messages", recent)).isNotNull();
    }

    /** After a change of the look-back, a sweep follows at once, and no change is lost or repeated. */
    @Test
    void changedLookBackLosesAndRepeatsNothing() {
        driver.start().firstSync();
        driver.sync();
        addMetric(recent, "opened", now());
        addMetric(old, "opened", now());
        advance(WEEK.plusHours(2));
        String middle = message(50);
        addMetric(middle, "opened", now());
        addMetric(old, "clicked", now());
        driver.stop();
        driver.set("customerio.messages.lookback.days", "3").start().firstSync();
        addMetric(recent, "clicked", now());
        advance(Duration.ofHours(2));
        driver.sync();
        advance(WEEK.plusHours(2));
        assertSameAsApi("messages");
        assertNoDuplicates("messages");
    }

    /** In an offset of an earlier release, or one written by a user, the position is a time of creation. */
    @Test
    void positionWithoutOtherFieldsIsATimeOfCreation() {
        driver.start().firstSync();
        driver.stop();
        int before = sent();
        Map<String, Object> offset = new HashMap<>();
        offset.put("created", Instant.ofEpochSecond(daysAgo(30)).toString());
        driver.offset("messages", offset);
        addMetric(old, "opened", now() - 60);
        driver.start().firstSync();
        driver.sync();
        assertThat(sentSince(before)).contains(recent).doesNotContain(old);
        assertThat(driver.offset("messages").get("swept")).asString().contains("/PT720H");
    }

    /** Every week, not at every start. */
    @Test
    void startsDoNotTriggerSweeps() {
        driver.start().firstSync();
        advance(Duration.ofHours(3));
        message(0);
        driver.sync();
        for (int i = 0; i < 3; i++) {
            driver.stop();
            int requests = customerIo.log().latest().size();
            driver.start().firstSync();
            driver.sync();
            assertThat(customerIo.log().latest().stream().skip(requests))
                    .isNotEmpty()
                    .allMatch(request ->
                            Long.parseLong(request.query().replaceAll(".*start_ts=(\\d+).*", "$1")) > daysAgo(32));
        }
    }
}
