/** The vendors that have a connector, each with a simulation of its API. */
package io.tributary.simulators;
