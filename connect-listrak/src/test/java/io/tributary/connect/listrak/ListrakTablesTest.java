package io.tributary.connect.listrak;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.contract.TablesContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tables and their keys. */
class ListrakTablesTest extends TablesContract {
    ListrakTablesTest() {
        super(new ListrakKit(), List.of(new Truth(), new Truth(Map.of("listrak.event.key", "contact"))));
    }

    @Test
    void keysEventsByContactIfConfigured() {
        assertThat(new Truth(Map.of("listrak.event.key", "contact"))
                        .table("message_clicks")
                        .primaryKey())
                .containsExactly("MsgID", "EmailAddress");
    }
}
