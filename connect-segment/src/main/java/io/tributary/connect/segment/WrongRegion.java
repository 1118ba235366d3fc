package io.tributary.connect.segment;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.http.Failure;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Recognizes Segment's response to a token of another region, such as "must be sent to Segment's EU-hosted API". The status
 * is not documented; other clients look for this text in the list of errors, in a single error or in a message alone (their
 * code, read 2026-10).
 *
 * @param region the region that Segment names, as a value of {@code api.region}
 * @param words the text of the response that names it
 */
record WrongRegion(String region, String words) {
    private static final String NAME = "(?:hosted|based|region|endpoint|host|API)";
    private static final Pattern WORDS = Pattern.compile(
            "\\b(?<api>EU|US)[- ](?:hosted|based) (?:\\w+ )?API\\b"
                    + "|\\b(?:must|should|needs? to|ha(?:s|ve) to) be (?:sent|made|directed|routed) to .{0,200}?"
                    + "(?:\\b(?<place>EU|US)[- ]" + NAME + "\\b|(?<host>\\b(?:eu1\\.)?api\\.segmentapis\\.com))",
            Pattern.CASE_INSENSITIVE);

    /** The region that {@code failure} names. Empty if it is about something else. */
    static Optional<WrongRegion> in(Failure failure) {
        return failure.status() / 100 == 4
                ? messages(failure.body()).flatMap(text -> in(text).stream()).findFirst()
                : Optional.empty();
    }

    private static Stream<String> messages(JsonNode body) {
        Stream<JsonNode> listed = StreamSupport.stream(body.path("errors").spliterator(), false);
        return Stream.concat(listed, Stream.of(body.path("error"), body))
                .map(error -> error.path("message").asText(""));
    }

    private static Optional<WrongRegion> in(String message) {
        Matcher found = WORDS.matcher(message);
        return found.find() ? Optional.of(new WrongRegion(region(found), found.group())) : Optional.empty();
    }

    private static String region(Matcher found) {
        String host = found.group("host");
        if (host != null) {
            return host.toLowerCase(Locale.ROOT).startsWith("eu1.") ? "eu" : "us";
        }
        String name = found.group("api") == null ? found.group("place") : found.group("api");
        return name.toLowerCase(Locale.ROOT);
    }

    /** What the operator has to do. */
    String advice() {
        return "Segment says \"" + words + "\": the token belongs to the region \"" + region
                + "\". Set api.region to \"" + region + "\"; if api.url is set, it must point to "
                + SegmentSourceConfig.URLS.get(region);
    }
}
