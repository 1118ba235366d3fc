package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.task.Api;
import io.tributary.connect.common.testing.Validation;
import io.tributary.sandbox.customerio.SimulatedCustomerIo;
import io.tributary.sandbox.http.Fault;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said when a connector is created: the key is tried once, in both regions where it is refused. */
class CustomerIoValidationTest {
    private final CustomerIo vendor = new CustomerIo();
    private SimulatedCustomerIo us;
    private SimulatedCustomerIo eu;

    @BeforeEach
    void start() {
        us = SimulatedCustomerIo.builder().rows(1).token("us-key").start();
        eu = SimulatedCustomerIo.builder().rows(1).token("eu-key").start();
    }

    @AfterEach
    void close() {
        us.close();
        eu.close();
    }

    @Test
    void keyWithoutTheRightToWorkspacesIsGood() {
        us.forbid("workspaces");
        assertThat(Validation.errors(new CustomerIoSourceConnector(), us.connectorSettings()))
                .isEmpty();
    }

    @Test
    void keyOfTheOtherRegionIsToldFromABadOne() {
        try (Api api = check("eu-key")) {
            assertThatThrownBy(api::check)
                    .isInstanceOf(ApiException.class)
                    .hasMessageContainingAll("401", "api.region", "eu");
        }
        assertThat(us.log().total()).isEqualTo(1);
        assertThat(eu.log().total()).isEqualTo(1);
    }

    @Test
    void badKeyIsBadInBothRegions() {
        try (Api api = check("neither")) {
            assertThatThrownBy(api::check).hasMessageContaining("401").hasMessageNotContaining("other region");
        }
    }

    @Test
    void otherRegionIsAskedOnlyWhenTheKeyIsRefused() {
        us.faults().always("*", Fault.status(503));
        try (Api api = check("us-key")) {
            assertThatThrownBy(api::check).hasMessageContaining("503");
        }
        assertThat(eu.log().total()).isZero();
    }

    private Api check(String key) {
        return new RegionCheck(open(us, key), "eu", () -> open(eu, key));
    }

    private Api open(SimulatedCustomerIo region, String key) {
        Map<String, String> settings = new HashMap<>(region.connectorSettings());
        settings.put("access.token", key);
        ApiSourceConfig config = vendor.config(settings);
        return vendor.open(config);
    }
}
