package io.tributary.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final AtomicLong time = new AtomicLong();
    private final AtomicInteger rows = new AtomicInteger();
    private final Patience patience = new Patience(rows::get, time::get);

    /** One attempt: it takes this long, and this many rows arrive. */
    private int attempt(Duration taken, int brought) {
        time.addAndGet(taken.toNanos());
        return rows.addAndGet(brought);
    }

    @Test
    void waitContinuesAsLongAsRowsArrive() {
        patience.until(() -> attempt(Patience.STANDSTILL, 1) == 4);

        assertThat(rows).hasValue(4);
        assertThat(Duration.ofNanos(time.get())).isGreaterThan(Patience.STANDSTILL.multipliedBy(3));
    }

    @Test
    void standstillEndsTheWaitWithTheLastFailure() {
        assertThatThrownBy(() -> patience.untilAsserted(() ->
                        assertThat(attempt(Patience.STANDSTILL.dividedBy(2), 0)).isEqualTo(7)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("No progress")
                .hasMessageContaining("7");
        assertThat(Duration.ofNanos(time.get())).isLessThanOrEqualTo(Patience.STANDSTILL.multipliedBy(2));
    }

    @Test
    void waitWithEndlessProgressIsGivenUp() {
        assertThatThrownBy(() -> patience.until(() -> attempt(Patience.MAX.dividedBy(3), 1) < 0))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void otherFailuresEndTheWaitImmediately() {
        assertThatThrownBy(() -> patience.untilAsserted(() -> {
                    throw new IllegalStateException("Connector has failed");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Connector has failed");
        assertThat(time).hasValue(0);
    }
}
