/**
 * What every simulated vendor stands on: an HTTP/1.1 server on the loopback interface with routes, faults that tests script, a
 * request log, a rate limit and a settable clock. It knows no vendor.
 */
package io.tributary.simulators.http;
