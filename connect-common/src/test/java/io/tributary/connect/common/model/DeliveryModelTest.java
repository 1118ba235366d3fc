package io.tributary.connect.common.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.model.Step.Action;
import java.util.function.Predicate;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.filter.ThreadContextMapFilter;
import org.apache.logging.log4j.core.util.KeyValuePair;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random schedules of an API that changes, requests that succeed or fail, and workers that die. {@code
 * -Dtributary.schedules=N} sets their number, {@code -Dtributary.seed=N} repeats one that failed.
 */
@Tag("slow")
class DeliveryModelTest {
    private static final long SCHEDULES = Long.getLong("tributary.schedules", 5_000);
    private static final long MANY_SCHEDULES = 20_000;
    private static final long FIRST_SEED = 7_000_000;
    private static final int ENOUGH_TO_BE_CAUGHT = 2_000;

    /** Drops what is logged about paused tables and lists set aside, a million times. */
    private static final Filter QUIET = ThreadContextMapFilter.createFilter(
            new KeyValuePair[] {new KeyValuePair("model", "quiet")}, "and", Filter.Result.DENY, Filter.Result.NEUTRAL);

    @BeforeAll
    static void silenceLog() {
        ((LoggerContext) LogManager.getContext(false)).addFilter(QUIET);
    }

    @AfterAll
    static void restoreLog() {
        ((LoggerContext) LogManager.getContext(false)).removeFilter(QUIET);
    }

    @BeforeEach
    void begin() {
        ThreadContext.put("model", "quiet");
    }

    @AfterEach
    void end() {
        ThreadContext.remove("model");
    }

    @Test
    void everyScheduleDeliversAsDocumented() {
        Long one = Long.getLong("tributary.seed");
        ModelRuns.run(one == null ? FIRST_SEED : one, one == null ? SCHEDULES : 1, () -> Mutant.NONE);
    }

    @Test
    @Tag("full")
    void everyOneOfManySchedulesDeliversAsDocumented() {
        ModelRuns.run(FIRST_SEED, MANY_SCHEDULES, () -> Mutant.NONE);
    }

    @ParameterizedTest
    @EnumSource(Breach.class)
    void everyBrokenRuleIsCaught(Breach breach) {
        assertThatThrownBy(() -> ModelRuns.run(0, ENOUGH_TO_BE_CAUGHT, breach::mutant))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dtributary.seed=");
    }

    @Test
    void scheduleCanBeRepeated() {
        assertThat(Schedule.of(FIRST_SEED)).isEqualTo(Schedule.of(FIRST_SEED));
        assertThat(trace(FIRST_SEED)).isEqualTo(trace(FIRST_SEED)).contains("polls", "requests");
    }

    private static String trace(long seed) {
        Trace trace = Trace.kept();
        new ModelRun(Schedule.of(seed), Mutant.NONE, trace).run();
        return trace.toString();
    }

    @Test
    void failingScheduleShrinksToTheStepsThatMatter() {
        Predicate<Schedule> fails = schedule -> holds(schedule, Action.CHANGE) && holds(schedule, Action.CRASH);
        Schedule failing = Schedule.of(FIRST_SEED);
        for (long seed = FIRST_SEED; !fails.test(failing); seed++) {
            failing = Schedule.of(seed);
        }
        Schedule shortest = Shrinker.shrink(failing, fails);
        assertThat(shortest.steps()).hasSize(2).extracting(Step::action).contains(Action.CHANGE, Action.CRASH);
        assertThat(shortest.world()).isEqualTo(failing.world());
    }

    private static boolean holds(Schedule schedule, Action action) {
        return schedule.steps().stream().anyMatch(step -> step.action() == action);
    }
}
