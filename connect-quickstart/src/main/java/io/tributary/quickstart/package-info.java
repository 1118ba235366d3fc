/**
 * The quickstart: one command that starts Kafka and a Connect worker, installs a packaged connector, replicates a real or simulated
 * vendor, and shows what arrives.
 */
package io.tributary.quickstart;
