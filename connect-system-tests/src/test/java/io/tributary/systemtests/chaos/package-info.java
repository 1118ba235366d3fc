/** All connectors together while everything around them fails: workers, broker, connections, vendors. */
package io.tributary.systemtests.chaos;
