package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.http.Fault;
import io.tributary.simulators.http.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One person whose attributes cannot be read, among the hundred of a request. */
class CustomerIoSickPersonTest extends SimulatedTask {
    private static final int PEOPLE = 150;

    private static Fault failsFor(String person) {
        return (response, vendor) -> {
            Response real = response.get();
            String body = new String(real.body(), StandardCharsets.UTF_8);
            return body.contains(person) ? vendor.error(500) : real;
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 77, PEOPLE - 1})
    void theOthersContinueAndThePersonIsRetried(int number) {
        open(few().size("customers", PEOPLE));
        tables("customers");
        driver.set("max.retries", "1");
        customerIo
                .faults()
                .always(ATTRIBUTES, failsFor(workspace().ids("customers").get(number)));
        driver.start().firstSync();
        assertThat(isParked("customers")).isFalse();
        assertThat(driver.attribute("customers", "ParentsSetAside")).isEqualTo(1);
        assertThat(latest("customers")).hasSize(PEOPLE - 1);
        customerIo.faults().clear();
        driver.sync();
        assertThat(driver.attribute("customers", "ParentsSetAside")).isEqualTo(0);
        assertEachRowOnce("customers");
    }
}
