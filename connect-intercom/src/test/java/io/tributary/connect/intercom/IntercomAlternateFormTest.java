package io.tributary.connect.intercom;

import io.tributary.testkit.contract.AlternateFormContract;

/**
 * The delivery contract for an Intercom whose responses deviate from its reference as users have reported.
 */
class IntercomAlternateFormTest extends AlternateFormContract {
    IntercomAlternateFormTest() {
        super(new IntercomKit(true), new Truth());
    }
}
