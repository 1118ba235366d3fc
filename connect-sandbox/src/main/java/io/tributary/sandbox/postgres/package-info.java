/** A real PostgreSQL server on this machine, in its own process, and its sink connector. */
package io.tributary.sandbox.postgres;
