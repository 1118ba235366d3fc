package io.tributary.connect.intercom;

import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.contract.DeliveryContract;
import io.tributary.testkit.contract.RowsContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/**
 * The delivery contract for an Intercom whose responses deviate from its reference as users have reported.
 */
class IntercomAlternateFormTest {
    private static ConnectorKit alternateForm() {
        return new IntercomKit(true);
    }

    @Nested
    class Rows extends RowsContract {
        Rows() {
            super(alternateForm(), new Truth());
        }
    }

    @Nested
    @Tag("full")
    class Delivery extends DeliveryContract {
        Delivery() {
            super(alternateForm(), new Truth());
        }
    }
}
