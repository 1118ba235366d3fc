package io.tributary.connect.intercom;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The regions where Intercom hosts workspaces (its documentation, "API regions" and "Setting up OAuth"). */
public enum IntercomRegion {
    US("https://api.intercom.io", "https://app.intercom.com"),
    EU("https://api.eu.intercom.io", "https://app.eu.intercom.com"),
    AU("https://api.au.intercom.io", "https://app.au.intercom.com");

    private final String api;
    private final String signIn;

    IntercomRegion(String api, String signIn) {
        this.api = api;
        this.signIn = signIn;
    }

    /** The region with this name, in any case. Empty if there is none. */
    public static Optional<IntercomRegion> named(String name) {
        return Arrays.stream(values())
                .filter(region -> region.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The valid values of {@code api.region}. */
    public static List<String> settings() {
        return Arrays.stream(values()).map(IntercomRegion::setting).toList();
    }

    /** REST base URLs by value of {@code api.region}. */
    static Map<String, String> apiUrls() {
        return Arrays.stream(values()).collect(Collectors.toMap(IntercomRegion::setting, region -> region.api));
    }

    /** The value of {@code api.region}. */
    public String setting() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Base URL of the REST API. */
    public URI api() {
        return URI.create(api);
    }

    /** The page on which a user authorizes an OAuth app. */
    public URI authorizationPage() {
        return URI.create(signIn + "/oauth");
    }
}
