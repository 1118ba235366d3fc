package io.tributary.connect.common.http;

import java.time.Duration;
import java.util.List;

/**
 * The requests that a connector may send, with all its tasks.
 *
 * @param perSecond its budget; 0 for no limit
 * @param window how long the vendor's windows are, in which requests are counted: none has more than the budget allows
 * @param quotas limits that apply to some requests, in addition to the budget
 */
public record Allowance(double perSecond, Duration window, List<Quota> quotas) {
    /** No limit. */
    public static final Allowance UNLIMITED = new Allowance(0, Duration.ofSeconds(1), List.of());

    public Allowance {
        quotas = List.copyOf(quotas);
    }
}
