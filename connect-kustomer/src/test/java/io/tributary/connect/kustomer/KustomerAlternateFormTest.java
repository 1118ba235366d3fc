package io.tributary.connect.kustomer;

import io.tributary.testkit.contract.AlternateFormContract;

/**
 * The delivery contract for a Kustomer with the alternate forms: sentiments as objects, text cut in the middle of an emoji,
 * objects instead of sensitive values, custom objects that are searched by class, ties without an order.
 */
class KustomerAlternateFormTest extends AlternateFormContract {
    KustomerAlternateFormTest() {
        super(
                new KustomerKit(organization -> organization
                        .sentimentsAsObjects()
                        .truncatedPreviews()
                        .maskedByObjects()
                        .kobjectsByClass()
                        .unstableTies()),
                new Truth());
    }
}
