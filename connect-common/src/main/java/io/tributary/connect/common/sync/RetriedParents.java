package io.tributary.connect.common.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.bookmark.TablePosition;
import io.tributary.connect.common.reading.Group;
import io.tributary.connect.common.reading.RowStream;
import io.tributary.connect.common.reading.SickParents;
import io.tributary.connect.common.reading.TableContext;
import io.tributary.connect.common.sync.Batch.Emission;
import io.tributary.connect.common.table.Expansion;
import io.tributary.connect.common.table.ListRead.Order;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parents of an incremental table that were set aside: the position has passed them, so they are stored in the offset and
 * retried at the end of each sync until they can be read. Belongs to the task's thread.
 */
final class RetriedParents {
    private final TableContext context;
    private final RowSender sender;
    private final TablePosition position;
    private final Map<String, ObjectNode> parents = new LinkedHashMap<>();
    private RowStream stream;

    RetriedParents(TableContext context, RowSender sender, TablePosition position) {
        this.context = context;
        this.sender = sender;
        this.position = position;
        Expansion expansion = context.table().options().expansion();
        if (expansion != null) {
            position.setAside().forEach(parent -> parents.put(SickParents.id(expansion, parent), parent));
        }
        context.sick().restore(parents.keySet());
    }

    /** Records whether the parents of {@code group} were read or set aside. */
    void note(Group group) {
        if (group.sick() == null) {
            parents.keySet().removeAll(group.ids());
        } else {
            parents.put(group.ids().get(0), group.sick());
        }
        position.setAside(parents.values());
    }

    /**
     * Retries the parents that are still set aside.
     *
     * @param complete whether the sync read everything else: then no other parent is set aside
     */
    void begin(boolean complete) {
        if (!parents.isEmpty()) {
            stream = RowStream.ofParents(context, List.copyOf(parents.values()));
        } else if (complete) {
            context.sick().clear();
        }
    }

    void poll(List<Emission> emissions) {
        boolean more = true;
        while (more && emissions.size() < Batch.ROWS) {
            Optional<Group> group = stream.poll(emissions.isEmpty());
            group.ifPresent(read -> emit(read, emissions));
            more = group.isPresent();
        }
        if (stream.ended()) {
            stream = null;
        }
    }

    private void emit(Group group, List<Emission> emissions) {
        if (group.sick() == null) {
            sender.sendRetried(group, position.rows().bookmark(Order.ANY), emissions);
            if (group.settled()) {
                note(group);
            }
        }
    }

    boolean complete() {
        return stream == null;
    }

    void abandon() {
        if (stream != null) {
            stream.abandon();
            stream = null;
        }
    }
}
