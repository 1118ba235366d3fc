package io.tributary.testkit.contract;

import io.tributary.testkit.ConnectorKit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** What every connector's task delivers from a vendor whose responses have the alternate forms. */
public abstract class AlternateFormContract {
    private final ConnectorKit kit;
    private final ExpectedRows expected;

    /**
     * @param kit of the connector, with a vendor of the alternate forms
     * @param expected what its topics must contain
     */
    protected AlternateFormContract(ConnectorKit kit, ExpectedRows expected) {
        this.kit = kit;
        this.expected = expected;
    }

    @Nested
    class Rows extends RowsContract {
        Rows() {
            super(kit, expected);
        }
    }

    @Nested
    @Tag("full")
    class Delivery extends DeliveryContract {
        Delivery() {
            super(kit, expected);
        }
    }
}
