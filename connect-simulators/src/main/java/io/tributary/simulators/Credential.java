package io.tributary.simulators;

/**
 * A secret, or the name that belongs to one, with which a connector authenticates.
 *
 * @param variable the environment variable that holds it
 * @param setting the connector's setting
 * @param simulated the value that the simulated vendor accepts by default
 */
public record Credential(String variable, String setting, String simulated) {}
