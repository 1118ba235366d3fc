/**
 * A simulated Intercom: the endpoints, versions, rights, errors and quirks of its API, with a workspace of generated rows that tests
 * can change while a connector reads it.
 */
package io.tributary.simulators.intercom;
