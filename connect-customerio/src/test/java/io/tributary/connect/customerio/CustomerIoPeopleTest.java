package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.customerio.CustomerIoBuilder;
import io.tributary.simulators.customerio.SimulatedCustomerIo;
import io.tributary.simulators.http.Fault;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People: the search, and both forms of the response with their attributes. */
class CustomerIoPeopleTest extends SimulatedTask {

    private static CustomerIoBuilder people(boolean wrapped) {
        return wrapped ? few().wrappedPeople() : few();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyPersonArrivesOnce(boolean wrapped) {
        open(people(wrapped).size("customers", 350));
        tables("customers");
        driver.start().firstSync();
        assertEachRowOnce("customers");
        assertThat(deadLetters()).isEmpty();
        assertThat(records("customers"))
                .extracting(record -> ((Struct) record.value()).getString("id"))
                .contains((String) null);
        assertThat(records("customers"))
                .extracting(record -> ((Struct) record.value()).getString("email"))
                .contains((String) null);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void changedFormSendsNobodyAgain(boolean wrapped) {
        open(people(wrapped));
        tables("customers");
        driver.start().firstSync();
        driver.stop();
        try (SimulatedCustomerIo other = people(!wrapped).start()) {
            driver.set("api.url", other.connectorSettings().get("api.url"));
            assertThat(driver.start().firstSync()).isEmpty();
            assertThat(other.requests(ATTRIBUTES)).isPositive();
            driver.stop();
        }
    }

    @Test
    void oneResponseMayHaveBothForms() {
        open(few().size("customers", 2));
        tables("customers");
        List<String> ids = workspace().ids("customers");
        respondWith("{'id':'x','identifiers':{'cio_id':'" + ids.get(0) + "'},'unsubscribed':true},"
                + "{'customer':{'id':'','identifiers':{'cio_id':'" + ids.get(1) + "'},'unsubscribed':true}}");
        driver.start().firstSync();
        assertThat(latest("customers").values())
                .extracting(row -> row.getString("cio_id"))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(latest("customers").values()).allSatisfy(row -> {
            assertThat(row.getBoolean("unsubscribed")).isTrue();
            assertThat(row.get("id")).isNull();
        });
    }

    @Test
    void personWithoutIdentifiersIsIdentifiedByTheRequestedValue() {
        open(few().size("customers", 1));
        tables("customers");
        String id = first("customers");
        respondWith("{'id':'" + id + "','attributes':{'plan':'free'}},{'id':'7','attributes':{'plan':'team'}}");
        driver.start().firstSync();
        assertThat(value("customers", id).getString("attributes")).isEqualTo("{\"plan\":\"free\"}");
        assertThat(latest("customers")).hasSize(1);
        assertThat(deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat((String) letter.value()).contains("team"));
    }

    /** A successful response does not include them, which is no reason to retry it. */
    @Test
    void deletedPeopleCauseNoSecondRequest() {
        open(few().size("customers", 3));
        tables("customers");
        once();
        customerIo.onRequest(
                ATTRIBUTES,
                1,
                () -> workspace().ids("customers").forEach(id -> workspace().delete("customers", id)));
        driver.start().firstSync();
        assertThat(records("customers")).isEmpty();
        assertThat(isParked("customers")).isFalse();
        assertThat(customerIo.requests(ATTRIBUTES)).isEqualTo(1);
    }

    private List<SourceRecord> deadLetters() {
        return driver.records("customerio.dead-letters");
    }

    private void respondWith(String people) {
        customerIo.faults().always(ATTRIBUTES, Fault.json(200, "{\"customers\":[" + people.replace('\'', '"') + "]}"));
    }
}
