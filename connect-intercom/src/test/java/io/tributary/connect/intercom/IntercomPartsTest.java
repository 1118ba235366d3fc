package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.http.Fault;
import io.tributary.testkit.contract.FailuresContract;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All parts of every new or changed conversation. */
@ResourceLock(SimulatedTask.PARTS_WARNINGS)
class IntercomPartsTest extends SimulatedTask {

    @Test
    void partsBeyondTheNewest500Arrive() {
        open(few().parts(2200, 2));
        tables("conversation_parts");
        driver.start().firstSync();
        assertEachRowOnce("conversation_parts");
        assertThat(records("conversation_parts")).hasSize(2200);
    }

    @Test
    void olderVersionsWarnAboutUnreachableParts() {
        open(few().parts(1300, 1));
        version("2.16");
        tables("conversation_parts");
        List<String> warnings = new ArrayList<>();
        AbstractAppender appender = new AbstractAppender("warnings", null, null, true, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                warnings.add(event.getMessage().getFormattedMessage());
            }
        };
        appender.start();
        Configurator.setLevel(Parts.class, Level.WARN);
        LoggerConfig logger = LoggerContext.getContext(false).getConfiguration().getLoggerConfig(Parts.class.getName());
        logger.addAppender(appender, Level.WARN, null);
        driver.start().firstSync();
        logger.removeAppender(appender.getName());
        assertEachRowOnce("conversation_parts");
        assertThat(warnings).singleElement().asString().contains("1203 parts", "2.17");
    }

    @Test
    void conversationWithoutAnIdIsADeadLetter() {
        open(few());
        tables("conversation_parts");
        String odd = "{\"conversations\":[{\"id\":null,\"updated_at\":1740141857},\"odd\"],\"pages\":{}}";
        intercom.faults().next("/conversations/search", Fault.json(200, odd));
        driver.start().firstSync();
        driver.sync();
        assertThat(driver.records("intercom.dead-letters")).hasSize(2);
        assertSameAsApi("conversation_parts");
    }

    @Test
    void conversationDeletedBetweenSearchAndFetchIsSkipped() {
        open(few());
        tables("conversation_parts");
        intercom.onRequest(
                CONVERSATION,
                1,
                () -> workspace().ids("conversations").subList(0, 3).forEach(this::delete));
        driver.set("max.concurrent.requests", "1").start().firstSync();
        assertThat(isParked("conversation_parts")).isFalse();
        assertThat(intercom.log().countOfStatus(404)).isPositive();
        assertThat(differences("conversation_parts", truth("conversation_parts").keySet()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void gatewayErrorOnAConversationDoesNotMeanItIsGone(int status) {
        open(few());
        tables("conversation_parts");
        intercom.faults().next(CONVERSATION, FailuresContract.foreign(status, "<html>404 Not Found</html>"), 3);
        driver.start().firstSync();
        assertEachRowOnce("conversation_parts");
    }

    private void delete(String conversation) {
        workspace().delete("conversations", conversation);
    }

    @Test
    void changedConversationSendsAllItsParts() {
        open(few());
        tables("conversation_parts");
        driver.start().firstSync();
        String conversation = withParts();
        String redacted = workspace().partIds(conversation).get(0);
        workspace().redactPart(conversation, redacted);
        assertThat(driver.sync())
                .extracting(SimulatedTask::id)
                .containsExactlyElementsOf(workspace().partIds(conversation));
        assertThat(value("conversation_parts", redacted).get("redacted")).isEqualTo(true);
        assertThat(value("conversation_parts", redacted).get("body")).isNull();
        assertSameAsApi("conversation_parts");
    }

    private String withParts() {
        return workspace().ids("conversations").stream()
                .filter(id -> workspace().partIds(id).size() > 2)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void secondPartWithinASecondArrives() {
        open(few());
        tables("conversation_parts");
        intercom.clock().set(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        driver.start().firstSync();
        String conversation = withParts();
        workspace().addPart(conversation);
        driver.sync();
        workspace().addPart(conversation);
        driver.sync();
        assertSameAsApi("conversation_parts");
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void secondPartWithinASecondArrivesWithoutStatistics() {
        open(few());
        tables("conversation_parts");
        intercom.clock().set(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        driver.start().firstSync();
        String conversation = withParts();
        workspace().update("conversations", conversation, row -> row.putNull("statistics"));
        workspace().addPart(conversation);
        driver.sync();
        assertThat(driver.sync()).isEmpty();
        workspace().addPart(conversation);
        assertThat(driver.sync())
                .extracting(SimulatedTask::id)
                .containsExactlyElementsOf(workspace().partIds(conversation));
        String redacted = workspace().partIds(conversation).get(1);
        workspace().redactPart(conversation, redacted);
        assertThat(driver.sync()).extracting(SimulatedTask::id).containsExactly(redacted);
        intercom.clock().advance(Duration.ofSeconds(5));
        assertThat(driver.sync()).isEmpty();
        long requests = intercom.log().count(CONVERSATION);
        assertThat(driver.sync()).isEmpty();
        assertThat(intercom.log().count(CONVERSATION)).isEqualTo(requests);
        assertSameAsApi("conversation_parts");
    }

    /** A part's own time means nothing: Intercom adds parts with old times, and changes parts without changing their time. */
    @Test
    void partWithAnOldTimeArrives() {
        open(few());
        tables("conversation_parts");
        driver.start().firstSync();
        String conversation = withParts();
        String first = workspace().partIds(conversation).get(0);
        ObjectNode old = part(conversation, first);
        workspace()
                .putPart(conversation, old.put("id", "7").put("created_at", 1).put("updated_at", 1));
        driver.sync();
        assertSameAsApi("conversation_parts");
        assertThat(value("conversation_parts", "7")).isNotNull();
    }

    private ObjectNode part(String conversation, String id) {
        ObjectNode part = intercom.truth("conversation_parts").get(id);
        assertThat(part.path("conversation_id").asText()).isEqualTo(conversation);
        part.remove(List.of("conversation_id", "conversation_created_at", "conversation_updated_at"));
        return part.without("conversation_total_parts");
    }

    @Test
    void bodiesArePlainTextIfConfigured() {
        open(few());
        tables("conversation_parts");
        driver.set("intercom.plaintext", "true").start().firstSync();
        List<String> bodies = new ArrayList<>();
        for (SourceRecord record : records("conversation_parts")) {
            String body = ((Struct) record.value()).getString("body");
            if (body != null) {
                bodies.add(body);
            }
        }
        assertThat(bodies).hasSizeGreaterThan(10).noneMatch(body -> body.contains("<p>"));
    }
}
