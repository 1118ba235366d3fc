/** All connectors together while everything around them breaks: workers, broker, connections, vendors. */
package io.tributary.systemtests.chaos;
