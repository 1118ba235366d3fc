package io.tributary.connect.intercom;

import io.tributary.testkit.contract.RealRowsContract;
import java.util.Map;

/** What the mapping makes of rows that were recorded from Intercom. */
class IntercomRealRowsTest extends RealRowsContract {
    IntercomRealRowsTest() {
        super(
                Intercom.NAME,
                new Truth(),
                Map.of(
                        "conversations",
                        Map.of("/conversation_parts", "only in the answer for one conversation; a table of its own"),
                        "tags",
                        Map.of(
                                "/applied_at", "of a tag in another row; the list of tags lacks it",
                                "/applied_by", "of a tag in another row; the list of tags lacks it")));
    }
}
