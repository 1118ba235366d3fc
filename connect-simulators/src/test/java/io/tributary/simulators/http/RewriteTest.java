package io.tributary.simulators.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RewriteTest {
    private static final String JSON = "{\"rows\":[{\"id\":\"id\",\"ids\":[1]},{\"id\" : 5,\"n\":{\"id\":null}}]}";
    private static final String XML = "<R><Row><ID>1</ID><IDs>2</IDs></Row><Row>\n<ID>3</ID></Row></R>";

    @Test
    void renamesFieldsAndKeepsValues() {
        assertThat(Rewrite.renamed("id", "uid").apply(JSON))
                .isEqualTo("{\"rows\":[{\"uid\":\"id\",\"ids\":[1]},{\"uid\" : 5,\"n\":{\"uid\":null}}]}");
        assertThat(Rewrite.renamed("ID", "Key").apply(XML))
                .isEqualTo("<R><Row><Key>1</Key><IDs>2</IDs></Row><Row>\n<Key>3</Key></Row></R>");
    }

    @Test
    void addsFields() {
        assertThat(Rewrite.withField("ids", "new", "x").apply(JSON))
                .contains("\"id\":\"id\",\"new\":\"x\",\"ids\":[1]");
        assertThat(Rewrite.withField("ID", "New", "x").apply(XML))
                .startsWith("<R><Row><New>x</New><ID>1</ID><IDs>2</IDs>");
    }

    @Test
    void replacesScalars() {
        assertThat(Rewrite.withText("id", "x").apply(JSON))
                .isEqualTo("{\"rows\":[{\"id\":[\"x\"],\"ids\":[1]},{\"id\" : [\"x\"],\"n\":{\"id\":[\"x\"]}}]}");
        assertThat(Rewrite.withText("ID", "x").apply(XML)).startsWith("<R><Row><ID>x</ID><IDs>2</IDs>");
    }

    @Test
    void wrapsRows() {
        assertThat(Rewrite.wrapped("/rows", "w").apply("{\"rows\":[{\"id\":1},{\"id\":2}],\"next\":null}"))
                .isEqualTo("{\"rows\":[{\"w\":{\"id\":1}},{\"w\":{\"id\":2}}],\"next\":null}");
        assertThat(Rewrite.wrappedElements("Row", "W").apply(XML))
                .isEqualTo("<R><Row><W><ID>1</ID><IDs>2</IDs></W></Row><Row><W>\n<ID>3</ID></W></Row></R>");
    }
}
