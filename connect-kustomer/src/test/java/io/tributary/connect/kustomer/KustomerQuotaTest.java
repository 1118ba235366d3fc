package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The quota of searches. */
class KustomerQuotaTest extends SimulatedTask {

    @Test
    void searchesStayWithinTheirQuota() {
        open(few());
        kustomer.limitSearches(12);
        driver.set("kustomer.searches.per.minute", "12").start();
        driver.pollUntil(() -> kustomer.searches() == 12, "the quota to be used up");
        long throttled = kustomer.requests("GET /v1/tags");
        driver.pollUntil(() -> kustomer.requests("GET /v1/tags") > throttled + 4, "lists to continue meanwhile");
        assertThat(kustomer.searches()).isEqualTo(12);
        assertThat(kustomer.log().countOfStatus(429)).isZero();
    }
}
