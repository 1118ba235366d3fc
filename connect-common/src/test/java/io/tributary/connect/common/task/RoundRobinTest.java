package io.tributary.connect.common.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.sync.SyncDriver;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.testing.FakeApi;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

class RoundRobinTest {
    private final FakeApi api = new FakeApi();

    private SyncDriver table(String path) {
        return new SyncDriver(
                api,
                Table.named("rows")
                        .primaryKey("id")
                        .rowsAt("/rows")
                        .replicate(Cursor.on(
                                "updated_at", Duration.ofMillis(10), from -> ApiRequest.get(path), Paginator.SINGLE)));
    }

    @Test
    void rowsBeforeAFailureAreReturned() {
        api.hold("/rows").respond("/rows", "{'rows':[{'id':'a','updated_at':100}]}");
        api.hold("/refused").fail("/refused", Kind.DENIED, 401);
        try (SyncDriver rows = table("/rows");
                SyncDriver refused = table("/refused")) {
            RoundRobin turns = new RoundRobin(List.of(rows.runner(0), refused.runner(0)));
            await().until(() -> {
                assertThat(turns.collect().isEmpty()).isTrue();
                return api.requests().size() == 2;
            });
            api.release("/rows");
            api.release("/refused");
            await().until(() ->
                    !rows.context().pool().isBusy() && !refused.context().pool().isBusy());
            assertThat(turns.collect().emissions()).hasSize(1);
            assertThatThrownBy(turns::throwFailure)
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("401");
            assertThat(turns.collect().isEmpty()).isTrue();
        }
    }
}
