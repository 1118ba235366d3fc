package io.tributary.connect.listrak;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.http.Fault;
import io.tributary.simulators.http.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses with bytes that are invalid in their encoding. */
class DamagedSoapTest extends SimulatedTask {
    private static final String CONTACTS = "/Report*SubscribedContacts/*";
    private static final String TABLE = "subscribed_contacts";

    @BeforeEach
    void startSmall() {
        open(few());
        tables(TABLE);
    }

    /** An invalid byte at {@code offset} after the first such tag. */
    private static Fault damagedAfter(String tag, int offset) {
        return (response, vendor) -> {
            Response real = response.get();
            byte[] body = real.body().clone();
            int place = new String(body, StandardCharsets.ISO_8859_1).indexOf(tag) + tag.length() + offset;
            body[place] = (byte) 0xFF;
            return new Response(real.status(), real.headers(), body, real.delivery());
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"<ContactID>", "<EmailAddress>"})
    void retriesDamagedText(String tag) {
        listrak.faults().next(CONTACTS, damagedAfter(tag, 0), 1);
        listrak.faults().next(CONTACTS, damagedAfter(tag, 1), 1);
        driver.start().firstSync();
        assertEachRowOnce(TABLE);
        assertThat(records("dead-letters")).isEmpty();
    }

    @Test
    void replacesDamageThatStays() {
        listrak.faults().always(CONTACTS, damagedAfter("<EmailAddress>", 1));
        driver.start().firstSync();
        assertThat(latest(TABLE).values())
                .extracting(contact -> String.valueOf(contact.get("EmailAddress")))
                .anyMatch(address -> address.indexOf('\uFFFD') == 1);
        assertThat(latest(TABLE)).hasSameSizeAs(listrak.truth(TABLE).values());
    }

    @Test
    void sendsARowWithADamagedKeyAsADeadLetterAndDeletesNothing() {
        sweepAlways();
        driver.start().firstSync();
        listrak.faults().always(CONTACTS, damagedAfter("<ContactID>", 1));
        driver.sync();
        assertThat(records("dead-letters")).isNotEmpty();
        listrak.faults().clear();
        driver.sync();
        assertThat(tombstones(TABLE)).isEmpty();
        assertSameAsApi(TABLE);
    }
}
