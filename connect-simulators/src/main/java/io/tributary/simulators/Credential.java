package io.tributary.simulators;

/**
 * A secret, or a name that belongs to one, with which a connector signs in.
 *
 * @param variable the environment variable that users keep it in
 * @param setting the connector's setting
 * @param simulated the value that the simulated vendor takes unless its builder says otherwise
 */
public record Credential(String variable, String setting, String simulated) {}
