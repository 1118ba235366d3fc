package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.task.Api;
import io.tributary.connect.common.testing.Validation;
import io.tributary.connect.common.time.Time;
import io.tributary.simulators.customerio.SimulatedCustomerIo;
import io.tributary.simulators.http.Fault;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Validation when a connector is created: the key is tried once, and if it is refused, in the other region too. */
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
    void keyWithoutPermissionForWorkspacesIsAccepted() {
        us.forbid("workspaces");
        assertThat(Validation.errors(new CustomerIoSourceConnector(), us.connectorSettings()))
                .isEmpty();
    }

    @Test
    void keyOfTheOtherRegionIsDistinguishedFromAnInvalidOne() {
        try (Api api = check("eu-key")) {
            assertThatThrownBy(api::check)
                    .isInstanceOf(ApiException.class)
                    .hasMessageContainingAll("401", "api.region", "eu");
        }
        assertThat(us.log().total()).isEqualTo(1);
        assertThat(eu.log().total()).isEqualTo(1);
    }

    /** A region may also return 403 for a key of the other one. */
    @Test
    void forbiddenKeyThatWorksInTheOtherRegionIsRefused() {
        us.faults().always("*", Fault.forbidden("workspaces"));
        try (Api api = check("eu-key")) {
            assertThatThrownBy(api::check)
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.kind()).isEqualTo(ApiException.Kind.FAIL))
                    .hasMessageContainingAll("403", "set api.region to eu");
        }
    }

    @Test
    void keyForbiddenInBothRegionsIsNotReportedAsOfTheOther() {
        us.faults().always("*", Fault.forbidden("workspaces"));
        eu.faults().always("*", Fault.forbidden("workspaces"));
        try (Api api = check("eu-key")) {
            assertThatThrownBy(api::check)
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.kind()).isEqualTo(ApiException.Kind.UNAVAILABLE))
                    .hasMessageNotContaining("other region");
        }
    }

    @Test
    void refusedKeyNamesWhatToCheck() {
        Map<String, String> settings = new HashMap<>(us.connectorSettings());
        settings.put("access.token", "neither");
        assertThat(Validation.errors(new CustomerIoSourceConnector(), settings).toString())
                .contains("access.token", "401", "App API key", "Track API key", "api.region", "scope", "IP allowlist");
    }

    @Test
    void invalidKeyIsRefusedInBothRegions() {
        try (Api api = check("neither")) {
            assertThatThrownBy(api::check).hasMessageContaining("401").hasMessageNotContaining("other region");
        }
    }

    @Test
    void otherRegionIsTriedOnlyIfTheKeyIsRefused() {
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
        return vendor.open(config, Time.SYSTEM);
    }
}
