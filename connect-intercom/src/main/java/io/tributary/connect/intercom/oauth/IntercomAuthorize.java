package io.tributary.connect.intercom.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.http.Redaction;
import io.tributary.connect.intercom.IntercomRegion;
import io.tributary.connect.intercom.oauth.OAuthApi.Response;
import java.io.IOException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * The command {@code bin/intercom-authorize}: turns the client ID and secret of an Intercom OAuth app into the access token
 * that the connector needs (Intercom's documentation, "Setting up OAuth"). Uses no Kafka classes.
 */
public final class IntercomAuthorize {
    /** The connector's setting that takes the token. */
    static final String SETTING = "access.token";

    private static final int STATE_BYTES = 18;
    private static final int WRONG_ARGUMENTS = 2;

    private final Terminal terminal;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * @param out receives the setting
     * @param err receives everything else
     */
    IntercomAuthorize(Terminal terminal, PrintStream out, PrintStream err) {
        this.terminal = terminal;
        this.out = out;
        this.err = err;
    }

    /** Runs the command and ends the JVM with its status: 0, 1 if it got no token, 2 for invalid arguments. */
    public static void main(String[] arguments) {
        System.exit(new IntercomAuthorize(Terminal.standard(), System.out, System.err).run(arguments));
    }

    int run(String... arguments) {
        AuthorizeOptions options;
        try {
            options = AuthorizeOptions.parse(arguments);
        } catch (AuthorizeException e) {
            err.println(e.getMessage());
            return WRONG_ARGUMENTS;
        }
        try {
            if (options.help()) {
                out.print(AuthorizeOptions.HELP);
            } else {
                authorize(options);
            }
            return 0;
        } catch (AuthorizeException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private void authorize(AuthorizeOptions options) {
        String clientId = prompt("Client ID: ", terminal::line);
        String clientSecret = prompt("Client secret (not shown): ", terminal::secret);
        IntercomRegion region = options.region() == null ? promptForRegion() : options.region();
        String state = newState();
        err.println("\nOpen this URL, sign in and allow the app:\n\n  " + page(region, clientId, state) + '\n');
        String code = RedirectedTo.code(
                prompt("The URL that the browser was redirected to, or its code: ", terminal::line), state);
        OAuthApi api = new OAuthApi(options.apiUrl() == null ? region.api() : options.apiUrl());
        String token = exchange(api, code, clientId, clientSecret);
        check(api, token, region);
        out.println(SETTING + '=' + token);
        out.flush();
    }

    private String prompt(String text, Supplier<String> input) {
        err.print(text);
        err.flush();
        String line = input.get();
        if (line == null || line.isBlank()) {
            throw new AuthorizeException("\nNothing was entered");
        }
        return line.strip();
    }

    private IntercomRegion promptForRegion() {
        return AuthorizeOptions.region(
                prompt("\nRegion (" + String.join(", ", IntercomRegion.settings()) + "): ", terminal::line));
    }

    private static String newState() {
        byte[] state = new byte[STATE_BYTES];
        new SecureRandom().nextBytes(state);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(state);
    }

    private static String page(IntercomRegion region, String clientId, String state) {
        return region.authorizationPage() + "?" + OAuthApi.form("client_id", clientId, "state", state);
    }

    private static String exchange(OAuthApi api, String code, String clientId, String clientSecret) {
        Response response;
        try {
            response = api.exchange(code, clientId, clientSecret);
        } catch (IOException e) {
            throw new AuthorizeException(
                    "No response from Intercom (" + e.getClass().getSimpleName()
                            + "). The code may be used up: start again to get a new one",
                    e);
        }
        if (!response.isGood()) {
            throw new AuthorizeException(
                    "Intercom refused the exchange (" + response.description(Redaction.of(clientSecret))
                            + "). The code was used before or is older than about five minutes: start again to get a new one."
                            + " Or client ID and client secret do not belong to this app, or the app is hosted in another region");
        }
        String token = response.body()
                .path("access_token")
                .asText(response.body().path("token").asText(""));
        if (token.isBlank()) {
            throw new AuthorizeException("Intercom's response to the exchange contains no token");
        }
        return token;
    }

    /** Prints whose token it is. A token that cannot be checked now is printed anyway, because its code is used up. */
    private void check(OAuthApi api, String token, IntercomRegion region) {
        Response me;
        try {
            me = api.me(token);
        } catch (IOException e) {
            err.println("Could not check the token (" + e.getClass().getSimpleName() + ")");
            return;
        }
        if (me.status() == 401 && me.isOwnError() && !me.code().equals("token_unauthorized")) {
            throw new AuthorizeException("Intercom issued a token, but refuses it ("
                    + me.description(Redaction.of(token)) + "). Start again");
        }
        if (me.isGood()) {
            report(me.body().path("app"), region);
        } else {
            err.println("Could not check the token (" + me.description(Redaction.of(token)) + ")");
        }
    }

    private void report(JsonNode app, IntercomRegion chosen) {
        String hosted = app.path("region").asText("");
        err.println("The token reads the workspace \"" + app.path("name").asText("") + "\", region " + hosted + '.');
        IntercomRegion.named(hosted)
                .filter(region -> region != chosen)
                .ifPresent(region -> err.println("You chose " + chosen.setting()
                        + ", but the workspace is hosted in another region: set api.region="
                        + region.setting()));
    }
}
