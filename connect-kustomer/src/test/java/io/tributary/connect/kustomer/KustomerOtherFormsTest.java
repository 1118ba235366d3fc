package io.tributary.connect.kustomer;

import io.tributary.testkit.contract.DeliveryContract;

/**
 * What every connector delivers, of a Kustomer that answers its rows in the other forms that were seen: sentiments as objects,
 * texts cut in the middle of an emoji, objects in place of sensitive values.
 */
class KustomerOtherFormsTest extends DeliveryContract {
    KustomerOtherFormsTest() {
        super(
                new KustomerKit(organization ->
                        organization.sentimentsAsObjects().truncatedPreviews().maskedByObjects()),
                new Truth());
    }
}
