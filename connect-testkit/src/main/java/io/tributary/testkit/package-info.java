/** What the integration tests of all connectors share: the packaged plugin on a real broker and real workers. */
package io.tributary.testkit;
