/**
 * A simulated Listrak: the operations, faults and quirks of its SOAP service, with an account of generated rows that tests can
 * change while a connector reads it.
 */
package io.tributary.simulators.listrak;
