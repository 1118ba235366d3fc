package io.tributary.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveTableTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final OptionalLong NONE = OptionalLong.empty();
    private static final List<TableView> TABLES = List.of(
            new TableView(
                    "intercom", "admins", "intercom.admins", 12, NONE, 0, OptionalDouble.of(1), NOW - 7_000, "waiting"),
            new TableView(
                    "intercom",
                    "contacts",
                    "intercom.contacts",
                    123_456,
                    NONE,
                    2_345.6,
                    OptionalDouble.of(0.509),
                    0,
                    "syncing"),
            new TableView("intercom", "teams", "intercom.teams", 0, NONE, 0, OptionalDouble.empty(), 0, "parked"));

    @Test
    void columnsAreAlignedWithTotals() {
        assertThat(plain(new LiveTable(NOW, true).lines(TABLES, 120, 20)))
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
                new TableView(
                        "toy",
                        "admins",
                        "toy.admins",
                        12,
                        OptionalLong.of(11),
                        0,
                        OptionalDouble.empty(),
                        0,
                        "waiting"),
                new TableView("toy", "teams", "toy.teams", 4, NONE, 0, OptionalDouble.empty(), 0, "waiting"),
                new TableView(
                        "toy", "tags", "toy.tags", 3, OptionalLong.of(3), 0, OptionalDouble.empty(), 0, "waiting"));

        assertThat(plain(new LiveTable(NOW, true).lines(tables, 76, 20)))
                .containsExactly(
                        "TABLE    TOPIC             ROWS    POSTGRES   SYNC   LAST SYNC   STATE",
                        "admins   toy.admins          12          11                      waiting",
                        "teams    toy.teams            4                                  waiting",
                        "tags     toy.tags             3           3                      waiting",
                        "Total                        19          14");
    }

    @ParameterizedTest
    @CsvSource({
        "95, 'TABLE      TOPIC                    ROWS      ROWS/S   SYNC                 LAST SYNC   STATE'",
        "94, 'TABLE      TOPIC                    ROWS   SYNC                 LAST SYNC   STATE'",
        "80, 'TABLE           ROWS   SYNC                 LAST SYNC   STATE'",
        "60, 'TABLE           ROWS   LAST SYNC   STATE'",
        "40, 'TABLE           ROWS   STATE'",
        "25, 'TABLE           ROWS'",
        "19, 'TABLE          ROWS'"
    })
    void narrowTerminalDropsColumnsNotRows(int width, String header) {
        List<String> lines = plain(new LiveTable(NOW, true).lines(TABLES, width, 20));

        assertThat(lines).hasSize(5).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
        assertThat(lines.get(0)).isEqualTo(header);
        assertThat(lines.get(4)).contains("123,468");
    }

    @Test
    void namesTooLongForTheTerminalAreCut() {
        assertThat(plain(new LiveTable(NOW, true).lines(TABLES, 19, 20))).contains("contac…     123,456");
    }

    @Test
    void tablesOfSeveralVendorsHaveAVendorColumn() {
        List<TableView> tables = List.of(
                new TableView("segment", "segments", "s.segments", 1, NONE, 0, OptionalDouble.empty(), 0, "waiting"),
                new TableView("intercom", "segments", "i.segments", 2, NONE, 0, OptionalDouble.empty(), 0, "waiting"),
                new TableView("", "", "i.dead-letters", 1, NONE, 0, OptionalDouble.empty(), 0, ""));

        assertThat(plain(new LiveTable(NOW, true).lines(tables, 60, 20)))
                .contains(
                        "TABLE      VENDOR          ROWS   SYNC   LAST SYNC   STATE",
                        "segments   segment            1                      waiting",
                        "segments   intercom           2                      waiting");
    }

    @Test
    void shortTerminalShowsHowManyTablesAreDropped() {
        assertThat(plain(new LiveTable(NOW, true).lines(TABLES, 120, 5)))
                .hasSize(5)
                .contains("and 1 more")
                .last()
                .asString()
                .startsWith("Total")
                .contains("123,468");
    }

    @Test
    void emptyTableIsDrawn() {
        assertThat(plain(new LiveTable(NOW, true).lines(List.of(), 120, 20))).hasSize(2);
    }

    private static List<String> plain(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceAll("\u001b\\[[0-9]*m", "").stripTrailing())
                .toList();
    }
}
