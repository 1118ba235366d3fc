package io.tributary.connect.intercom;

import io.tributary.testkit.contract.RealRowsContract;
import java.util.Map;

/** How rows recorded from Intercom are mapped. */
class IntercomRealRowsTest extends RealRowsContract {
    IntercomRealRowsTest() {
        super(
                Intercom.NAME,
                new Truth(),
                Map.of(
                        "conversations",
                        Map.of(
                                "/conversation_parts",
                                "only in the response for a single conversation; a table of its own"),
                        "tags",
                        Map.of(
                                "/applied_at", "of a tag inside another row; missing from the list of tags",
                                "/applied_by", "of a tag inside another row; missing from the list of tags")));
    }
}
