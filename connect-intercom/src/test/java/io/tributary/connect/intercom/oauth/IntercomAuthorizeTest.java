package io.tributary.connect.intercom.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.intercom.IntercomSourceConnector;
import io.tributary.simulators.http.LoggedRequest;
import io.tributary.simulators.intercom.SimulatedIntercom;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the command prompts for, sends and prints, with the token endpoint of a simulated Intercom. */
@Tag("slow")
class IntercomAuthorizeTest {
    private static final String ID = "simulated-client";
    private static final String SECRET = "simulated-secret";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final SimulatedIntercom intercom =
            SimulatedIntercom.builder().region("EU").token("a-good-token").start();

    @AfterEach
    void stop() {
        intercom.close();
    }

    @Test
    void printsOnlyTheSettingToStandardOutput() {
        intercom.authorize("code-1");
        assertThat(run("eu", state -> "code-1")).isZero();
        assertThat(out()).isEqualTo("access.token=a-good-token" + System.lineSeparator());
        assertThat(err()).contains("Größe & Co [TEST]").contains("region EU").doesNotContain(SECRET, "a-good-token");
    }

    @Test
    void showsTheSignInPageOfTheRegion() {
        intercom.authorize("code-1");
        run("au", state -> "code-1");
        assertThat(err())
                .containsPattern("https://app\\.au\\.intercom\\.com/oauth\\?client_id=" + ID + "&state=[\\w-]{24}");
    }

    @Test
    void reportsTheRegionOfTheWorkspace() {
        intercom.authorize("code-1");
        assertThat(run("us", state -> "code-1")).isZero();
        assertThat(err()).contains("api.region=eu");
    }

    @Test
    void acceptsTheWholeUrlAndChecksItsState() {
        intercom.authorize("code 1");
        assertThat(run("eu", state -> "https://example.com/done?code=code%201&state=" + state))
                .isZero();
        assertThat(out()).contains("a-good-token");
    }

    @Test
    void refusesAUrlOfAnotherAuthorization() {
        intercom.authorize("code-1");
        assertThat(run("eu", state -> "https://example.com/done?code=code-1&state=x" + state))
                .isEqualTo(1);
        assertThat(err()).contains("another authorization");
        assertThat(intercom.log().latest()).isEmpty();
    }

    @Test
    void reportsThatTheUserDeclined() {
        assertThat(run("eu", state -> "https://example.com/done?error=access_denied&state=" + state))
                .isEqualTo(1);
        assertThat(err()).contains("access_denied");
    }

    @Test
    void exchangesACodeOnlyOnce() {
        intercom.authorize("code-1");
        run("eu", state -> "code-1");
        out.reset();
        assertThat(run("eu", state -> "code-1")).isEqualTo(1);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("refused the exchange (status 401").contains("used before");
        assertThat(intercom.log().latest())
                .extracting(LoggedRequest::path)
                .containsExactly("/auth/eagle/token", "/me", "/auth/eagle/token");
    }

    @Test
    void reportsAWrongSecretWithoutShowingIt() {
        intercom.authorize("code-1");
        assertThat(runWith(List.of("--region=eu"), ID, "not-the-secret", state -> "code-1"))
                .isEqualTo(1);
        assertThat(err()).contains("client secret do not belong").doesNotContain("not-the-secret");
    }

    @Test
    void reportsAMissingResponse() {
        intercom.close();
        assertThat(run("eu", state -> "code-1")).isEqualTo(1);
        assertThat(err()).contains("No response from Intercom").doesNotContain(SECRET);
    }

    @Test
    void refusesSecretsAsArgumentsWithoutRepeatingThem() {
        assertThat(command(new ArrayDeque<>()).run("--client-secret=" + SECRET)).isEqualTo(2);
        assertThat(err()).contains("prompts for").doesNotContain(SECRET);
    }

    @Test
    void sendsTheSecretToThisMachineOrByHttpsOnly() {
        assertThat(command(new ArrayDeque<>()).run("--api-url", "http://example.com"))
                .isEqualTo(2);
        assertThat(err()).contains("https://");
    }

    @Test
    void endsWhenTheInputEnds() {
        assertThat(command(new ArrayDeque<>()).run("--region", "us")).isEqualTo(1);
        assertThat(err()).contains("Nothing was entered");
    }

    @Test
    void printsASettingOfTheConnector() {
        assertThat(new IntercomSourceConnector().config().names()).contains(IntercomAuthorize.SETTING);
    }

    @Test
    void printsItsHelp() {
        assertThat(command(new ArrayDeque<>()).run("--help")).isZero();
        assertThat(out()).contains("--region").contains("standard error");
    }

    private int run(String region, UnaryOperator<String> pastedForState) {
        return runWith(List.of("--region", region), ID, SECRET, pastedForState);
    }

    private int runWith(List<String> options, String id, String secret, UnaryOperator<String> pastedForState) {
        Deque<UnaryOperator<String>> inputs = new ArrayDeque<>();
        inputs.add(printed -> id);
        inputs.add(printed -> secret);
        inputs.add(printed -> pastedForState.apply(printed.replaceAll("(?s).*state=([\\w-]+).*", "$1")));
        String[] arguments = Stream.concat(
                        options.stream(),
                        Stream.of("--api-url", intercom.baseUrl().toString()))
                .toArray(String[]::new);
        return command(inputs).run(arguments);
    }

    private IntercomAuthorize command(Deque<UnaryOperator<String>> inputs) {
        Terminal terminal = new Terminal() {
            @Override
            public String line() {
                return inputs.isEmpty() ? null : inputs.remove().apply(err());
            }

            @Override
            public String secret() {
                return line();
            }
        };
        return new IntercomAuthorize(terminal, print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
