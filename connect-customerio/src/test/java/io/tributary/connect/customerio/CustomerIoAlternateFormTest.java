package io.tributary.connect.customerio;

import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.contract.DeliveryContract;
import io.tributary.testkit.contract.RowsContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/**
 * The delivery contract for a Customer.io with the alternate forms of its responses.
 */
class CustomerIoAlternateFormTest {
    private static ConnectorKit alternateForm() {
        return CustomerIoKit.ofAlternateForms();
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
