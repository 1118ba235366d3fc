package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.http.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One conversation that cannot be read, among others. */
class IntercomSickParentTest extends SimulatedTask {
    private static final String REFUSED =
            "{\"type\":\"error.list\",\"errors\":[{\"code\":\"api_plan_restricted\",\"message\":\"no\"}]}";

    @BeforeEach
    void openParts() {
        open(few());
        tables("conversation_parts");
        driver.set("max.retries", "1").set("retry.backoff.ms", "10");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 403})
    void theOthersContinueAndTheConversationIsRetried(int status) {
        String sick = workspace().ids("conversations").get(4);
        intercom.faults().always("GET /conversations/" + sick, Fault.json(status, REFUSED));
        driver.start().firstSync();
        assertThat(isParked("conversation_parts")).isFalse();
        assertThat(driver.attribute("conversation_parts", "ParentsSetAside")).isEqualTo(1);
        assertThat(latest("conversation_parts"))
                .isNotEmpty()
                .allSatisfy(
                        (key, value) -> assertThat(value.get("conversation_id")).isNotEqualTo(sick));
        intercom.faults().clear();
        driver.sync();
        assertThat(driver.attribute("conversation_parts", "ParentsSetAside")).isEqualTo(0);
        assertSameAsApi("conversation_parts");
        assertNoDuplicates("conversation_parts");
    }
}
