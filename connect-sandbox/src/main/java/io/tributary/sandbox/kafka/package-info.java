/**
 * A real Kafka on this machine: a broker and distributed Connect workers in processes of their own, and what it takes to
 * drive them as users do. Everything listens on the loopback interface only.
 */
package io.tributary.sandbox.kafka;
