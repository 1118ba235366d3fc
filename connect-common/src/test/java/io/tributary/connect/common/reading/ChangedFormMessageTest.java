package io.tributary.connect.common.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.testing.Toys;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The message about a response whose form has changed, and responses that are accepted. */
class ChangedFormMessageTest {
    private static final ApiRequest REQUEST = ApiRequest.get("/rows?page=2").with("email", "anna@example.com");

    private static Row row(String json) {
        return Toys.rows().map(Toys.json(json));
    }

    private static List<Row> many(String json) {
        return new ArrayList<>(Collections.nCopies(ChangedForm.MANY, row(json)));
    }

    private static String message(String json) {
        return catchThrowable(() -> ChangedForm.refuse("rows", REQUEST, many(json)))
                .getMessage();
    }

    @Test
    void pausesTheTableAndNamesTheRequestWithoutParameters() {
        assertThatThrownBy(() -> ChangedForm.refuse("rows", REQUEST, many("{'uid':'secret','n':1}")))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.kind()).isEqualTo(ApiException.Kind.UNAVAILABLE))
                .hasMessage(
                        "Table rows: GET /rows returned 20 rows, all of them without their key (id). Their fields: uid, n. The"
                                + " API's response has changed: upgrade the connector, or report an issue with this line");
    }

    @Test
    void allMissingFieldsOfAKeyAreNamed() {
        Row row = Toys.pairs().map(Toys.json("{'b':1,'ok':true}"));
        assertThatThrownBy(() -> ChangedForm.refuse("pairs", REQUEST, Collections.nCopies(ChangedForm.MANY, row)))
                .hasMessageContaining("without their key (a, at, share). Their fields: b, ok.");
    }

    @Test
    void namesAreThoseWithinTheWrapperAndNeverData() {
        assertThat(message("{'wrapped':{'item':{'id':'secret','anna@example.com':1,'b@example.com':2,'size':3}}}"))
                .contains("Their fields: wrapped/item/id, wrapped/item/*, wrapped/item/size.")
                .doesNotContain("secret", "example");
    }

    @Test
    void namesWithinOneOfSeveralFieldsAreNotListed() {
        assertThat(message("{'uid':1,'attributes':{'hobby':'chess'}}"))
                .contains("Their fields: uid, attributes.")
                .doesNotContain("hobby", "chess");
    }

    @Test
    void onlySomeNamesAreListed() {
        String fields = IntStream.range(0, 45).mapToObj(i -> "'f" + i + "':1").collect(Collectors.joining(","));
        assertThat(message('{' + fields + '}')).contains("Their fields: f0, f1", ", f29 and 15 more.");
    }

    @Test
    void emptyRowsAreReported() {
        assertThat(message("{}")).contains("Their fields: none.");
    }

    @Test
    void rowsThatAreNoObjectsAreReported() {
        assertThat(message("{'value':'secret'}"))
                .contains("Their fields: value.")
                .doesNotContain("secret");
    }

    @Test
    void parentIsNotARowWithoutAKey() {
        List<Row> rows = many("{}");
        rows.add(null);
        ChangedForm.refuse("rows", REQUEST, rows);
    }
}
