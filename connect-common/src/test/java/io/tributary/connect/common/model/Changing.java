package io.tributary.connect.common.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.schema.WireRow;
import io.tributary.connect.common.table.Sweep;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.table.Window;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows in windows of their creation time, with the time of their last change. Many change long after ordinary syncs read them. Some
 * changes do not update that time, and some set one in the future.
 */
final class Changing extends Windows {
    private static final String CHANGED = "changed";
    private static final long LOOKBACK = 5 * Rows.UNIT;
    private static final long REACH = 60 * Rows.UNIT;
    private static final long INTERVAL = 6 * Rows.UNIT;
    private static final int HEADER = 2 * Long.BYTES;
    private static final int ENTRY = Integer.BYTES + Long.BYTES;

    private final Map<Long, Long> changedAt = new HashMap<>();

    Changing(World world, Rows rows) {
        super(world, rows);
    }

    static Sweep sweep(World world, long lookback) {
        long interval = world.sweeps() ? INTERVAL : 0;
        return new Sweep(Duration.ofMillis(interval), Duration.ofMillis(REACH), Duration.ofMillis(lookback));
    }

    @Override
    public Table table() {
        Window window = (Window) super.table().replication();
        return builder().form(Changing::read).replicate(window.sweeping(sweep(world, LOOKBACK)));
    }

    private static void read(WireRow row) throws IOException {
        row.members(name -> {
            if (name.equals(CHANGED)) {
                JsonNode time = row.tree();
                row.notes().changed(time.asLong());
                row.field(name, List.of(name), time);
            } else {
                row.field(name);
            }
        });
    }

    @Override
    public List<Item> list(ApiRequest request, Moment moment) {
        List<Item> items = super.list(request, moment);
        items.forEach(item -> addChangeTime(item.json()));
        return items;
    }

    private void addChangeTime(ObjectNode row) {
        row.put(CHANGED, changedAt.get(row.path("n").asLong()));
    }

    /** Adds a row, or changes one that is recent enough. */
    @Override
    public void change(int which, int how) {
        int number = rows.ids().size();
        Change known = number == 0 ? null : rows.newest("e" + which % number, rows.moment());
        long lag = how % (world.lag() + 1);
        if (known != null && how % 2 == 0 && rows.now() <= known.time() + REACH) {
            boolean silent = how % 5 == 0 && rows.now() <= known.time() + LOOKBACK;
            long time = silent ? changedAt.get(known.version()) : changeTime(how);
            changedAt.put(rows.put(known.id(), known.time(), lag, false).version(), time);
        } else {
            changedAt.put(rows.put("e" + number, rows.now(), lag, false).version(), changeTime(how));
        }
    }

    private long changeTime(int how) {
        return rows.now() + (how % 14 == 0 ? how % 20 * Rows.UNIT : 0);
    }

    @Override
    public int syncsToSettle() {
        return 9;
    }

    @Override
    public long remembered(Map<String, Object> offset) {
        return sent(offset);
    }

    static long sent(Map<String, Object> offset) {
        return (Base64.getDecoder().decode((String) offset.get("sent")).length - HEADER) / ENTRY;
    }

    /** The versions that the look-back returns again, those that sweeps have sent, and those without a readable time. */
    @Override
    public long needed(Map<String, Object> offset) {
        long swept = time(((String) offset.get("swept")).split("/")[1]);
        long floor = Math.min(time((String) offset.get(FIELD)) - LOOKBACK, swept);
        return rows.ids().stream().anyMatch(this::hasUnreadableTime)
                ? rows.moment().changes()
                : changedAt.values().stream().filter(time -> time >= floor).count()
                        + rows.versionsAfter(LOOKBACK, changedAt);
    }

    private static long time(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
