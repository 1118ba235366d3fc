package io.tributary.connect.intercom;

import io.tributary.testkit.worker.ConnectorIT;

/** The packaged Intercom connector on real workers. */
class IntercomIT extends ConnectorIT {
    IntercomIT() {
        super(new IntercomKit());
    }
}
