package io.tributary.connect.listrak;

import io.tributary.testkit.worker.ConnectorIT;

/** The packaged Listrak connector on real workers. */
class ListrakIT extends ConnectorIT {
    ListrakIT() {
        super(new ListrakKit());
    }
}
