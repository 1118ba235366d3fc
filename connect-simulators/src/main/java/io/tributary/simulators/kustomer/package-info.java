/** A simulated Kustomer: search in the live index and the archive, lists, errors, limits and quirks. */
package io.tributary.simulators.kustomer;
