/** The vendors with a connector, each with a simulation of its API. */
package io.tributary.simulators;
