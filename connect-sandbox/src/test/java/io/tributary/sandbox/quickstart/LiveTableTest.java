package io.tributary.sandbox.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LiveTableTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final OptionalLong NONE = OptionalLong.empty();
    private static final List<TableView> TABLES = List.of(
            new TableView("admins", "intercom.admins", 12, NONE, 0, OptionalDouble.of(1), NOW - 7_000, "waiting"),
            new TableView(
                    "contacts", "intercom.contacts", 123_456, NONE, 2_345.6, OptionalDouble.of(0.509), 0, "syncing"),
            new TableView("teams", "intercom.teams", 0, NONE, 0, OptionalDouble.empty(), 0, "parked"));

    @Test
    void columnsAreAlignedAndSummedUp() {
        assertThat(plain(new LiveTable(NOW).lines(TABLES, 120, 20)))
                .containsExactly(
                        "TABLE      TOPIC                    ROWS      ROWS/S   SYNC                 LAST SYNC   STATE",
                        "admins     intercom.admins            12               ████████████ 100 %   7 s ago     waiting",
                        "contacts   intercom.contacts     123,456       2,346   ██████░░░░░░  50 %               syncing",
                        "teams      intercom.teams              0                                                parked",
                        "Total                            123,468       2,346");
    }

    @Test
    void rowsInASinkHaveAColumn() {
        List<TableView> tables = List.of(
                new TableView("admins", "toy.admins", 12, OptionalLong.of(11), 0, OptionalDouble.empty(), 0, "waiting"),
                new TableView("teams", "toy.teams", 4, NONE, 0, OptionalDouble.empty(), 0, "waiting"),
                new TableView("tags", "toy.tags", 3, OptionalLong.of(3), 0, OptionalDouble.empty(), 0, "waiting"));

        assertThat(plain(new LiveTable(NOW).lines(tables, 70, 20)))
                .containsExactly(
                        "TABLE         ROWS    POSTGRES      ROWS/S   LAST SYNC   STATE",
                        "admins          12          11                           waiting",
                        "teams            4                                       waiting",
                        "tags             3           3                           waiting",
                        "Total           19          14");
    }

    @Test
    void narrowTerminalLosesColumnsNotLines() {
        List<String> lines = plain(new LiveTable(NOW).lines(TABLES, 60, 20));

        assertThat(lines).hasSize(5).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60));
        assertThat(lines.get(0)).isEqualTo("TABLE           ROWS      ROWS/S   LAST SYNC   STATE");
    }

    @Test
    void lowTerminalTellsWhatIsLeftOut() {
        assertThat(plain(new LiveTable(NOW).lines(TABLES, 120, 5)))
                .hasSize(5)
                .contains("and 1 more")
                .last()
                .asString()
                .startsWith("Total")
                .contains("123,468");
    }

    @Test
    void emptyTableIsDrawnToo() {
        assertThat(plain(new LiveTable(NOW).lines(List.of(), 120, 20))).hasSize(2);
    }

    private static List<String> plain(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceAll("\u001b\\[[0-9]*m", "").stripTrailing())
                .toList();
    }
}
