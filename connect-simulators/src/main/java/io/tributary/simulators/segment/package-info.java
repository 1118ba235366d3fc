/**
 * A simulated Segment Public API: the endpoints, media types, rights, limits, errors and oddities of the API behind a workspace of
 * generated rows that tests can change while they read it.
 */
package io.tributary.simulators.segment;
