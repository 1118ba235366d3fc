/**
 * The base of simulated vendors: an HTTP/1.1 server on the loopback interface with routes, scripted faults, a request log, a rate
 * limit and a clock that tests can set. It knows no vendor.
 */
package io.tributary.simulators.http;
