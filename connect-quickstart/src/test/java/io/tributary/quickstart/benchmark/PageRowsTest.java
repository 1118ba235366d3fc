package io.tributary.quickstart.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRowsTest {
    private static List<?> rows(String json) throws Exception {
        return PageRows.of(new ObjectMapper().readTree(json)).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'a':1},{'a':2}] | 2",
                "{'data':[{'a':1},{'a':2},{'a':3}],'links':{}} | 3",
                "{'data':{'users':[{'a':1},{'a':2}]},'pages':[{'p':1}]} | 2",
                "{'a':{'b':{'c':[{'x':1},{'x':2}]}}} | 2",
                "{'a':{'b':{'c':{'d':[{'x':1},{'x':2}]}}}} | 1",
                "{'data':[{'tags':[{'t':1},{'t':2},{'t':3}]}]} | 1",
                "{'names':['a','b','c']} | 1",
                "{'data':[]} | 1",
                "{'id':1} | 1",
                "7 | 1"
            })
    void findsTheLongestListOfObjects(String page, int rows) throws Exception {
        assertThat(rows(page.replace('\'', '"'))).hasSize(rows);
    }

    @Test
    void withoutAListTheResponseIsTheRow() throws Exception {
        assertThat(rows("{\"id\":1,\"data\":[]}")).isEqualTo(List.of(Map.of("id", 1L, "data", List.of())));
    }

    @Test
    void keepsAllKindsOfValues() throws Exception {
        List<?> rows = rows("""
                [{"o":{"t":"x"},"l":[1,2.5],"n":null,"b":true,"big":123456789012345678901}]""");
        Map<?, ?> row = (Map<?, ?>) rows.get(0);
        assertThat(row.get("o")).isEqualTo(Map.of("t", "x"));
        assertThat(row.get("l")).isEqualTo(Arrays.asList(1L, 2.5));
        assertThat(row.containsKey("n")).isTrue();
        assertThat(row.get("b")).isEqualTo(true);
        assertThat(row.get("big")).isEqualTo(1.2345678901234568e20);
    }
}
