package io.tributary.connect.intercom.oauth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The URL that the browser is redirected to after the user authorized the app: {@code https://…?code=CODE&state=STATE}. */
final class RedirectedTo {

    private RedirectedTo() {}

    /**
     * The code in what the user pasted: the whole URL, or only the code.
     *
     * @param state the state in the authorization URL; a pasted URL must have the same
     * @throws AuthorizeException if there is no code
     */
    static String code(String pasted, String state) {
        String text = pasted.strip();
        if (text.isEmpty()) {
            throw new AuthorizeException("No code was given");
        }
        return text.contains("?") || text.contains("://") ? ofAddress(parameters(text), state) : text;
    }

    private static String ofAddress(Map<String, String> parameters, String state) {
        if (parameters.containsKey("error")) {
            throw new AuthorizeException("Intercom did not authorize the app: "
                    + parameters.get("error").replaceAll("[^\\w -]", ""));
        }
        if (!parameters.containsKey("code")) {
            throw new AuthorizeException(
                    "This URL contains no code: paste the URL that the browser was finally redirected to");
        }
        if (!state.equals(parameters.get("state"))) {
            throw new AuthorizeException(
                    "The state in this URL differs from that of the URL above: it belongs to another"
                            + " authorization. Start again and use the new URL");
        }
        return parameters.get("code");
    }

    private static Map<String, String> parameters(String address) {
        String query = address.replaceAll("^[^?]*\\??", "").replaceAll("#.*", "");
        return Arrays.stream(query.split("&"))
                .map(parameter -> parameter.split("=", 2))
                .filter(parameter -> parameter.length == 2)
                .collect(Collectors.toMap(name -> name[0], value -> decode(value[1]), (first, second) -> first));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new AuthorizeException("This URL is incomplete: copy it again", e);
        }
    }
}
