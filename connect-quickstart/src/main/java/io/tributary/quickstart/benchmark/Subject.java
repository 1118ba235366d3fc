package io.tributary.quickstart.benchmark;

import io.tributary.simulators.RegisteredVendor;

/**
 * What all programs do once.
 *
 * @param vendor whose tables they read
 * @param rows of its largest tables
 * @param latencyMs that each request waits at the vendor
 */
record Subject(RegisteredVendor vendor, Run run, int rows, int latencyMs) {}
