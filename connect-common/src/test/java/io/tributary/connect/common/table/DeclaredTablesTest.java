package io.tributary.connect.common.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeclaredTablesTest {
    private static final DeclaredTables<String> TABLES = DeclaredTables.<String>none()
            .with("users", DeclaredTablesTest::table)
            .withFurther("roles", DeclaredTablesTest::table)
            .withFurther("groups_of_user", "user", DeclaredTablesTest::table)
            .with("groups", DeclaredTablesTest::table);

    private static Table table(String prefix, String name) {
        return Table.named(name)
                .primaryKey(prefix + name)
                .replicate(Snapshot.of(ApiRequest.get("/" + name), Paginator.SINGLE));
    }

    @Test
    void buildsEachTableUnderItsNameInAlphabeticalOrder() {
        List<Table> tables = TABLES.build("id_of_");
        assertThat(tables).extracting(Table::name).containsExactly("groups", "groups_of_user", "roles", "users");
        assertThat(TABLES.names().all()).containsExactly("groups", "groups_of_user", "roles", "users");
        assertThat(tables.get(0).primaryKey()).containsExactly("id_of_groups");
    }

    @Test
    void furtherTablesAreSelectedByNameOrAltogether() {
        TableNames names = TABLES.names();
        assertThat(names.selected(List.of())).containsExactly("groups", "users");
        assertThat(names.selected(List.of("roles"))).containsExactly("roles");
        assertThat(names.selected(List.of("users", "*"))).isEqualTo(names.all());
        assertThat(names.requestEach()).isEqualTo(Map.of("groups_of_user", "user"));
    }

    @Test
    void refusesADuplicateName() {
        assertThatThrownBy(() -> TABLES.with("users", DeclaredTablesTest::table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("users");
    }
}
