package io.tributary.quickstart.benchmark;

import io.tributary.simulators.RegisteredVendor;

/**
 * What all programs do once.
 *
 * @param vendor whose tables they read
 * @param rows of its largest tables
 * @param latencyMs that each request waits at the vendor
 * @param heap the largest of each program, in the format of {@code -Xmx}
 * @param limited whether the vendor has its documented limits, and the connector its default ones
 */
record Subject(RegisteredVendor vendor, Run run, int rows, int latencyMs, String heap, boolean limited) {}
