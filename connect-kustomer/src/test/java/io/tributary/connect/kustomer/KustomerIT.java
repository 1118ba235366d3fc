package io.tributary.connect.kustomer;

import io.tributary.testkit.worker.ConnectorIT;

/** The packaged Kustomer connector on real workers. */
class KustomerIT extends ConnectorIT {
    KustomerIT() {
        super(new KustomerKit());
    }
}
