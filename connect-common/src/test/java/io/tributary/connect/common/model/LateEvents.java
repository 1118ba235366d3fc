package io.tributary.connect.common.model;

import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.Table;
import java.util.Map;

/** Events in a list sorted by their time, newest first. Many arrive long after their time. */
final class LateEvents extends Newest {
    private static final int MAX_LATE = 40;

    LateEvents(World world, Rows rows) {
        super(world, rows);
    }

    @Override
    Table.Builder builder() {
        return super.builder().unchanging();
    }

    @Override
    Cursor cursor() {
        return super.cursor().sweeping(Changing.sweep(world, 0));
    }

    @Override
    boolean isByArrival() {
        return false;
    }

    @Override
    public void change(int which, int how) {
        long late = which % 3 == 0 ? how % MAX_LATE : 0;
        long time = Math.max(Rows.BEGIN, rows.now() - late * Rows.UNIT);
        rows.put("e" + rows.ids().size(), time, how % (world.lag() + 1), false);
    }

    @Override
    public int syncsToSettle() {
        return 9;
    }

    @Override
    public long remembered(Map<String, Object> offset) {
        return Changing.sent(offset);
    }

    @Override
    public long needed(Map<String, Object> offset) {
        return rows.moment().changes();
    }
}
