/**
 * A simulated Intercom: the endpoints, versions, rights, errors and oddities of the API behind a workspace of generated rows that
 * tests can change while they read it.
 */
package io.tributary.simulators.intercom;
