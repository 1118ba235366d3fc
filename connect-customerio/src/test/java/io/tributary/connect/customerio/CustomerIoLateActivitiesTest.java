package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Activities that show up long after their timestamp. */
class CustomerIoLateActivitiesTest extends SimulatedTask {

    private String activity(Duration ago) {
        String id = workspace().add("activities");
        created("activities", "timestamp", id, now() - ago.toSeconds());
        return id;
    }

    private List<Object> sentSince(int before) {
        return records("activities").stream()
                .skip(before)
                .map(record -> id(record))
                .toList();
    }

    private int sent() {
        return records("activities").size();
    }

    private void open(int few) {
        open(few().size("activities", few));
        tables("activities");
    }

    @Test
    void withinTheOverlapArriveAtTheNextPoll() {
        open(400);
        activity(Duration.ZERO);
        driver.start().firstSync();
        int before = sent();
        String late = activity(Duration.ofMinutes(30));
        driver.sync();
        assertThat(sentSince(before)).containsExactly(late);
        assertEachRowOnce("activities");
    }

    @Test
    void onAPageThatIsReadAnywayArriveAtTheNextPoll() {
        open(400);
        activity(Duration.ZERO);
        driver.start().firstSync();
        int before = sent();
        String late = activity(Duration.ofHours(5));
        driver.sync();
        assertThat(sentSince(before)).containsExactly(late);
        assertEachRowOnce("activities");
    }

    @Test
    void furtherDownArriveWithTheSweep() {
        open(100);
        for (int i = 0; i < 500; i++) {
            activity(Duration.ofMinutes(i));
        }
        driver.start().firstSync();
        int before = sent();
        String late = activity(Duration.ofDays(3));
        driver.sync();
        assertThat(sentSince(before)).isEmpty();
        driver.stop();
        driver.start().firstSync();
        assertThat(sentSince(before)).isEmpty();
        pass(Duration.ofHours(25));
        driver.sync();
        driver.sync();
        assertThat(sentSince(before)).containsExactly(late);
        pass(Duration.ofHours(25));
        driver.sync();
        driver.sync();
        assertEachRowOnce("activities");
    }

    @Test
    void furtherDownStayUnsentWithoutSweeps() {
        open(100);
        for (int i = 0; i < 500; i++) {
            activity(Duration.ofMinutes(i));
        }
        driver.set("customerio.activities.sweep.interval.ms", "0").start().firstSync();
        int before = sent();
        activity(Duration.ofDays(3));
        pass(Duration.ofHours(25));
        driver.sync();
        driver.sync();
        assertThat(sentSince(before)).isEmpty();
    }

    /** A merge of people rewrites existing activities. */
    @Test
    void rewrittenOneIsNotSentAgain() {
        open(100);
        String id = activity(Duration.ofMinutes(5));
        driver.start().firstSync();
        workspace().update("activities", id, row -> row.put("customer_id", "merged"));
        assertThat(driver.sync()).isEmpty();
        driver.stop();
        driver.start();
        assertThat(driver.firstSync()).isEmpty();
    }

    @Test
    void ofDeletedPeopleArrive() {
        open(100);
        String person = forget(activity(Duration.ZERO));
        driver.start().firstSync();
        assertThat(person).isNotEmpty();
        assertEachRowOnce("activities");
    }

    /** If the parameter excludes other activities, as the reference can be read, they still arrive. */
    @Test
    void ofOthersArriveThoughTheParameterNarrowsTheList() {
        open(few().size("activities", 100).deletedOnly());
        tables("activities");
        String gone = activity(Duration.ofMinutes(1));
        String last = activity(Duration.ZERO);
        forget(gone);
        driver.start().firstSync();
        assertThat(value("activities", last)).isNotNull();
        assertThat(value("activities", gone)).isNull();
        assertThat(sent()).isEqualTo(workspace().ids("activities").size() - 1);
    }

    /** Deletes the person of an activity. */
    private String forget(String activity) {
        String person = workspace().add("customers");
        workspace()
                .update(
                        "activities",
                        activity,
                        row -> row.withObject("/customer_identifiers").put("cio_id", person));
        workspace().delete("customers", person);
        return person;
    }
}
