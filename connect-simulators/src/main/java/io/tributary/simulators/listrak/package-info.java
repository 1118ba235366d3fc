/**
 * A simulated Listrak: the SOAP operations, faults and oddities of its service behind an account of generated rows that tests can
 * change while they read it.
 */
package io.tributary.simulators.listrak;
