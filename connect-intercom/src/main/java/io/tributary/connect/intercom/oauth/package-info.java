/**
 * The command {@code bin/intercom-authorize}, apart from the connector: it knows only where Intercom hosts workspaces and which
 * version of the API to request, and runs without Kafka on its class path.
 */
package io.tributary.connect.intercom.oauth;
