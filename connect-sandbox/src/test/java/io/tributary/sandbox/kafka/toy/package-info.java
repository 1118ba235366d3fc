/** A connector small enough for tests of the sandbox itself; tests pack it as a plugin. */
package io.tributary.sandbox.kafka.toy;
