package io.tributary.connect.common.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeclaredTablesTest {
    private static final DeclaredTables<String> TABLES = DeclaredTables.<String>none()
            .with("users", DeclaredTablesTest::table)
            .with("groups", DeclaredTablesTest::table);

    private static Table table(String prefix, String name) {
        return Table.named(name)
                .primaryKey(prefix + name)
                .replicate(Snapshot.of(ApiRequest.get("/" + name), Paginator.SINGLE));
    }

    @Test
    void buildsEachTableUnderItsNameInAlphabeticalOrder() {
        List<Table> tables = TABLES.build("id_of_");
        assertThat(TABLES.names()).containsExactly("groups", "users");
        assertThat(tables).extracting(Table::name).isEqualTo(TABLES.names());
        assertThat(tables.get(0).primaryKey()).containsExactly("id_of_groups");
    }

    @Test
    void refusesADuplicateName() {
        assertThatThrownBy(() -> TABLES.with("users", DeclaredTablesTest::table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("users");
    }
}
