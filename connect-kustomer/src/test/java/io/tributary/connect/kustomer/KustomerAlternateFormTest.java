package io.tributary.connect.kustomer;

import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.contract.DeliveryContract;
import io.tributary.testkit.contract.RowsContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/**
 * The delivery contract for a Kustomer with the alternate forms: sentiments as objects, text cut in the middle of an emoji,
 * objects instead of sensitive values, custom objects that are searched by class, ties without an order.
 */
class KustomerAlternateFormTest {
    private static ConnectorKit alternateForm() {
        return new KustomerKit(organization -> organization
                .sentimentsAsObjects()
                .truncatedPreviews()
                .maskedByObjects()
                .kobjectsByClass()
                .unstableTies());
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
