package io.tributary.connect.listrak;

import io.tributary.sandbox.testing.ConnectorIT;

/** The packaged Listrak connector on real workers. */
class ListrakIT extends ConnectorIT {
    ListrakIT() {
        super(new ListrakKit());
    }
}
