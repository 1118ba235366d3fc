/**
 * A real Kafka on this machine: a broker and Connect workers in their own processes, and clients that use them as users do.
 * Everything listens on the loopback interface only.
 */
package io.tributary.sandbox.kafka;
