/** Measures speed and resources of a connector: the first sync of a simulated vendor, with a real worker. */
package io.tributary.quickstart.benchmark;
