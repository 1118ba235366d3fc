package io.tributary.connect.listrak;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.listrak.SimulatedListrak;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Crashes and restarts: nothing is lost or sent twice, and only changed messages are read again. */
class ListrakRestartTest extends SimulatedTask {
    /** With exactly-once a batch arrives completely or not at all. */
    private static final int COMPLETE_BATCH = Integer.MAX_VALUE;

    private static final String[] EVENTS = {
        "message_clicks", "message_opens", "message_bounces", "message_unsubs", "message_sends"
    };

    /** Longer than a poll waits for more rows: the task dies between the pages of a list. */
    private static final Duration SLOW = Duration.ofMillis(150);

    @Test
    void continuesTheFirstSync() {
        open(SimulatedListrak.builder()
                .lists(2)
                .contacts(60)
                .messages(8)
                .recipients(200)
                .events(200)
                .latency(SLOW));
        SplittableRandom random = new SplittableRandom(7);
        for (int crash = 0; crash < 6; crash++) {
            driver.start();
            driver.pollUntil(() -> !driver.poll().isEmpty(), "rows");
            driver.pollAndCrash(random.nextBoolean() ? 0 : COMPLETE_BATCH);
        }
        driver.start().firstSync();
        assertEachRowOnce(all());
    }

    @Test
    void continuesAMessageOfManyPages() {
        open(SimulatedListrak.builder()
                .lists(1)
                .contacts(0)
                .messages(1)
                .recipients(0)
                .events(400)
                .latency(SLOW));
        tables("message_clicks");
        for (int crash = 0; crash < 5; crash++) {
            driver.start();
            driver.pollUntil(() -> !driver.poll().isEmpty(), "rows");
            driver.pollAndCrash(0);
        }
        driver.start().firstSync();
        assertEachRowOnce("message_clicks");
    }

    @Test
    void readsOnlyChangedMessagesAfterARestart() {
        open(SimulatedListrak.builder()
                .lists(1)
                .contacts(0)
                .messages(20)
                .recipients(100)
                .events(60));
        tables(EVENTS);
        driver.start().firstSync();
        account().addEvent("message_clicks", account().messages().get(9));
        driver.sync();
        driver.stop();
        long before = requests("ReportRangeMessageContactClick");
        account().addEvent("message_clicks", account().messages().get(11));
        driver.start().firstSync();
        // For each, a page with rows and an empty one. One empty page has no result, so it is requested twice.
        long requestsOfTwoMessages = 2 * 2 + 1;
        assertThat(requests("ReportRangeMessageContactClick") - before).isLessThanOrEqualTo(requestsOfTwoMessages);
        assertEachRowOnce(EVENTS);
    }

    /** A message has more clicks than an offset can remember. Older messages, which are read later, have none. */
    @Test
    void restartAfterAFirstSyncReadsAndSendsNothingAgain() {
        listrak = SimulatedListrak.builder()
                .lists(1)
                .contacts(0)
                .messages(5)
                .recipients(0)
                .events(0)
                .page(6_000)
                .start();
        open(listrak, listrak.connectorSettings());
        tables("message_clicks");
        Instant now = Instant.now();
        long clicked = account().addMessage(list(), now.minus(Duration.ofDays(640)));
        for (int day = 650; day < 690; day++) {
            account().addMessage(list(), now.minus(Duration.ofDays(day)));
        }
        int clicks = 36_000;
        for (int click = 0; click < clicks; click++) {
            account()
                    .addEvent(
                            "message_clicks",
                            clicked,
                            now.minus(Duration.ofDays(630)).plusSeconds(click));
        }
        driver.start().firstSync();
        assertThat(records("message_clicks")).hasSize(clicks);
        driver.stop();
        long before = requests("ReportRangeMessageContactClick");
        assertThat(driver.start().firstSync()).isEmpty();
        assertThat(requests("ReportRangeMessageContactClick") - before).isZero();
    }

    @Test
    void convergesUnderChangesAndCrashes() {
        open(few());
        sweepAlways();
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 8; round++) {
            driver.start();
            for (int i = 0; i < 4; i++) {
                change(random);
                driver.poll();
            }
            driver.pollAndCrash(random.nextBoolean() ? 0 : COMPLETE_BATCH);
        }
        driver.start().firstSync();
        driver.sync();
        assertSameAsApi(all());
        assertEachRowOnce(EVENTS);
    }

    private void change(SplittableRandom random) {
        long message =
                account().messages().get(random.nextInt(account().messages().size()));
        String table = EVENTS[random.nextInt(EVENTS.length)];
        if (table.equals("message_sends")) {
            account().addRecipient(account().messages().get(3));
        } else {
            account().addEvent(table, message);
        }
        account().subscribe(list());
        if (random.nextInt(3) == 0) {
            account().unsubscribe(list(), account().contacts(list()).get(0));
        }
    }
}
