package io.tributary.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import org.junit.jupiter.api.Test;

/** What every connector's task delivers from a vendor in any form: all rows, and each version once. */
public abstract class RowsContract extends TaskTest {
    protected RowsContract(ConnectorKit kit, ExpectedRows expected) {
        super(kit, expected);
    }

    /** Like {@link #openFew}, with settings that make changes arrive immediately. */
    protected VendorUnderTest open() {
        return openFew();
    }

    @Test
    void everyRowIsSentOnceAndIdleSyncsSendNothing() {
        VendorUnderTest vendor = open();
        driver.start().firstSync();
        assertEachRowOnce(all());
        assertThat(driver.records(kit().vendor() + ".dead-letters")).isEmpty();
        assertThat(driver.sync()).isEmpty();
        driver.stop();
        assertThat(driver.start().firstSync()).isEmpty();
        assertThat(vendor.api().violations()).isEmpty();
    }

    @Test
    void changesArriveOnce() {
        VendorUnderTest vendor = open();
        driver.start().firstSync();
        vendor.change();
        syncUntilSameAsApi(vendor);
        driver.stop();
        vendor.change();
        driver.start();
        syncUntilSameAsApi(vendor);
        assertNoDuplicates(all());
        assertThat(vendor.api().violations()).isEmpty();
    }

    @Test
    void nothingIsLostWhileRowsChange() {
        VendorUnderTest vendor = open();
        vendor.keepChanging(50);
        driver.start().firstSync();
        driver.sync();
        vendor.keepChanging(0);
        syncUntilSameAsApi(vendor);
        assertNoDuplicates(all());
        assertThat(vendor.api().violations()).isEmpty();
    }
}
