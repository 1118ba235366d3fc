package io.tributary.connect.intercom.oauth;

import io.tributary.connect.common.config.HttpUrl;
import io.tributary.connect.intercom.IntercomRegion;
import java.net.URI;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The arguments of {@code intercom-authorize}.
 *
 * @param help whether only the help is requested
 * @param region null to prompt for it
 * @param apiUrl null for the region's URL
 */
record AuthorizeOptions(boolean help, IntercomRegion region, URI apiUrl) {

    static final String HELP = """
            Usage: bin/intercom-authorize [--region us|eu|au]

            Gets an access token for an Intercom OAuth app and prints the connector's setting.

            It prompts for the app's client ID and client secret (Developer Hub, app, Configure,
            Basic information) and the region, and prints a URL. Open it, sign in, allow the app:
            the browser is sent to the app's redirect URL, with a code in it. Paste that whole
            URL, or the code alone. A code works once, for about five minutes.

            The setting goes to standard output, everything else to standard error:
            bin/intercom-authorize > token.properties. The token does not expire.

              --region REGION  where the workspace is hosted: us, eu or au; prompts if omitted
              --api-url URL    base URL of the API instead of the region's
              -h, --help       show this

            Behind a proxy: JDK_JAVA_OPTIONS='-Dhttps.proxyHost=HOST -Dhttps.proxyPort=PORT'.
            """;

    /**
     * @throws AuthorizeException if an argument is unknown or invalid
     */
    static AuthorizeOptions parse(String... arguments) {
        IntercomRegion region = null;
        URI apiUrl = null;
        for (Iterator<String> words = words(arguments).iterator(); words.hasNext(); ) {
            String option = words.next();
            switch (option) {
                case "-h", "--help" -> {
                    return new AuthorizeOptions(true, null, null);
                }
                case "--region" -> region = region(value(option, words));
                case "--api-url" -> apiUrl = apiUrl(value(option, words));
                default ->
                    // The argument is not quoted: it may be a secret that was meant for the prompt.
                    throw new AuthorizeException(
                            "Unknown argument. The command prompts for client ID, client secret and"
                                    + " code; see --help");
            }
        }
        return new AuthorizeOptions(false, region, apiUrl);
    }

    private static List<String> words(String... arguments) {
        return Arrays.stream(arguments)
                .flatMap(argument ->
                        argument.startsWith("--") ? Arrays.stream(argument.split("=", 2)) : Stream.of(argument))
                .toList();
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new AuthorizeException(option + " needs a value; see --help");
        }
        return words.next();
    }

    /**
     * The region with this name.
     *
     * @throws AuthorizeException if there is none
     */
    static IntercomRegion region(String name) {
        return IntercomRegion.named(name.strip())
                .orElseThrow(() -> new AuthorizeException(
                        "Unknown region. Known regions: " + String.join(", ", IntercomRegion.settings())));
    }

    private static URI apiUrl(String text) {
        return HttpUrl.ofApi(text)
                .orElseThrow(
                        () -> new AuthorizeException("--api-url must be an https:// URL without user and password, or"
                                + " an http:// one of a loopback host"));
    }
}
