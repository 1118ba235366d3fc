/** A real PostgreSQL on this machine, in a process of its own, and the sink connector that writes into it. */
package io.tributary.sandbox.postgres;
