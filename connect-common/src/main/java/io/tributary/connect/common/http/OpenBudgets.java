package io.tributary.connect.common.http;

import io.tributary.connect.common.time.Time;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The budgets of the connectors in this worker. The class is loaded once per plugin, which is how tasks find the budget that they
 * share: they know nothing else of each other. Thread-safe.
 */
final class OpenBudgets {
    private static final Map<Key, Opened> OPEN = new HashMap<>();

    private OpenBudgets() {}

    /** What tasks that share a budget have in common. A changed budget is another one. */
    record Key(String connector, URI api, double perSecond, List<Integer> quotas, Time time) {

        static Key of(String connector, URI api, Allowance allowance, Time time) {
            List<Integer> quotas =
                    allowance.quotas().stream().map(Quota::requests).toList();
            return new Key(connector, api, allowance.perSecond(), quotas, time);
        }
    }

    /** @param times how often it was opened and not closed */
    private record Opened(SharedBudget budget, int times) {}

    /** The budget for {@code key}, which has to be closed as often as it was opened. */
    static SharedBudget open(Key key, Allowance allowance) {
        synchronized (OPEN) {
            Opened opened = OPEN.get(key);
            SharedBudget budget = opened == null ? new SharedBudget(allowance, key.time()) : opened.budget();
            OPEN.put(key, new Opened(budget, opened == null ? 1 : opened.times() + 1));
            return budget;
        }
    }

    static void close(Key key) {
        synchronized (OPEN) {
            OPEN.computeIfPresent(
                    key,
                    (same, opened) -> opened.times() == 1 ? null : new Opened(opened.budget(), opened.times() - 1));
        }
    }
}
