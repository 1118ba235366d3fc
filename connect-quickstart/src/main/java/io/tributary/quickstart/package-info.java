/**
 * The quickstart: one command that starts Kafka and a Connect worker, installs a packaged connector, lets it replicate a
 * vendor, real or simulated, and shows what arrives.
 */
package io.tributary.quickstart;
