package io.tributary.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.offset.SourcePartition;
import io.tributary.connect.common.testing.LogWatch;
import io.tributary.simulators.http.Fault;
import io.tributary.simulators.http.Faults;
import io.tributary.simulators.http.Rewrite;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.ResponseForm;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How every connector's task handles rows that do not match the schema: it counts new fields, and pauses a changed table. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DriftContract extends TaskTest {
    private static final String DRIFT_LOG = "io.tributary.connect.common.reading.DriftLog";
    private static final String RUNNER = "io.tributary.connect.common.sync.TableRunner";
    private static final Duration RETRY = Duration.ofHours(1);

    private final ResponseForm form;

    protected DriftContract(ConnectorKit kit, ExpectedRows expected) {
        super(kit, expected);
        this.form = kit.responseForm();
    }

    private Faults open(String... tables) {
        Faults faults = openFew().api().faults();
        tables(tables);
        return faults;
    }

    private void change(Faults faults, UnaryOperator<String> change) {
        faults.always(form.path(), Fault.rewritten(change));
    }

    private String other() {
        return kit().incrementalTable().getKey();
    }

    private List<?> deadLetters() {
        return driver.records(kit().vendor() + ".dead-letters");
    }

    private Stream<Arguments> changedForms() {
        return Stream.of(
                Arguments.argumentSet("key renamed", form.renamed(), "renamed"),
                Arguments.argumentSet("rows wrapped", form.wrapped(), "wrapped"));
    }

    @Test
    void rowsWithUnknownFieldsAreCountedAndEachPathIsLoggedOnce() {
        change(open(form.table()), Rewrite.withField(form.field(), "brand_new", "its value"));
        try (LogWatch log = LogWatch.of(DRIFT_LOG, Level.INFO)) {
            driver.start().firstSync();
            driver.sync();
            assertThat(log.messages("Table " + form.table() + ": the API sends a field"))
                    .filteredOn(line -> line.contains("/brand_new."))
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
            assertThat(log.messages("its value")).isEmpty();
        }
        assertThat(records(form.table()))
                .isNotEmpty()
                .allMatch(
                        record -> ((Struct) record.value()).getString("_extra").contains("/brand_new\":\"its value\""));
        assertThat((Long) driver.attribute(form.table(), "RowsWithUnknownFields"))
                .isGreaterThanOrEqualTo(records(form.table()).size());
    }

    @Test
    void valuesThatDoNotFitAreCountedAndEachPathIsLoggedOnce() {
        change(open(form.table()), Rewrite.withText(form.field(), "odd text"));
        try (LogWatch log = LogWatch.of(DRIFT_LOG, Level.INFO)) {
            driver.start().firstSync();
            driver.sync();
            assertThat(log.messages("Table " + form.table() + ": a value does not fit"))
                    .filteredOn(line -> line.contains('/' + form.field() + '.'))
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
            assertThat(log.messages("odd text")).isEmpty();
        }
        assertThat(records(form.table())).isNotEmpty();
        assertThat((Long) driver.attribute(form.table(), "ValuesThatDidNotFit"))
                .isGreaterThanOrEqualTo(records(form.table()).size());
    }

    @Test
    void rowsThatTheSchemaKnowsAreNotCounted() {
        open(form.table());
        driver.start().firstSync();
        assertThat(driver.attribute(form.table(), "RowsWithUnknownFields")).isEqualTo(0L);
        assertThat(driver.attribute(form.table(), "ValuesThatDidNotFit")).isEqualTo(0L);
    }

    @ParameterizedTest
    @MethodSource("changedForms")
    void rowsThatLoseTheirKeyPauseTheTableUntilTheyAreFixed(UnaryOperator<String> change, String name) {
        Faults faults = open(form.table(), other());
        once();
        change(faults, change);
        try (LogWatch log = LogWatch.errorsOf(RUNNER)) {
            driver.start().firstSync();
            assertThat(log.messages("all of them without their key"))
                    .singleElement()
                    .asString()
                    .contains(form.table(), form.request(), form.key(), name);
        }
        assertThat(isParked(form.table())).isTrue();
        assertThat(records(form.table())).isEmpty();
        assertThat(deadLetters()).isEmpty();
        assertThat(driver.offset(form.table())).isNull();
        assertThat(driver.offset(SourcePartition.ofShard(form.table(), 0).name()))
                .isNull();
        assertEachRowOnce(other());
        faults.clear();
        awaitRetry();
        assertEachRowOnce(form.table(), other());
    }

    private void awaitRetry() {
        driver.advance(RETRY);
        driver.pollUntil(() -> driver.attribute(form.table(), "State").equals("WAITING"), "the retry to succeed");
    }

    @ParameterizedTest
    @MethodSource("changedForms")
    void formThatChangesLaterDeletesAndRepeatsNothing(UnaryOperator<String> change, String name) {
        Faults faults = open(form.table(), other());
        once();
        driver.start().firstSync();
        driver.stop();
        change(faults, change);
        assertThat(driver.start().firstSync()).isEmpty();
        assertThat(isParked(form.table())).isTrue();
        faults.clear();
        awaitRetry();
        assertEachRowOnce(form.table(), other());
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void changedFormFailsTheTaskIfConfigured() {
        change(open(form.table(), other()), form.renamed());
        driver.set("tables.unavailable", "fail").start();
        assertThatThrownBy(() -> driver.firstSync())
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll(form.table(), form.request(), form.key(), "tables.unavailable", "upgrade");
        assertThat(deadLetters()).isEmpty();
    }
}
