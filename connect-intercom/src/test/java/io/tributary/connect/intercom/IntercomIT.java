package io.tributary.connect.intercom;

import io.tributary.sandbox.testing.ConnectorIT;

/** The packaged Intercom connector on real workers. */
class IntercomIT extends ConnectorIT {
    IntercomIT() {
        super(new IntercomKit());
    }
}
