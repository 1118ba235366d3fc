/**
 * A simulated Segment: the endpoints, media types, rights, limits, errors and quirks of its Public API, with a workspace of generated
 * rows that tests can change while a connector reads it.
 */
package io.tributary.simulators.segment;
