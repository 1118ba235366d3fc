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
 * The parents of a table of changes that were set aside: the position has passed them, so they travel in the offset, and are
 * asked about at the end of each sync until they are answered. Belongs to the task's thread.
 */
final class AskedAgain {
    private final TableContext context;
    private final RowSender sender;
    private final TablePosition position;
    private final Map<String, ObjectNode> parents = new LinkedHashMap<>();
    private RowStream stream;

    AskedAgain(TableContext context, RowSender sender, TablePosition position) {
        this.context = context;
        this.sender = sender;
        this.position = position;
        Expansion expansion = context.table().options().expansion();
        if (expansion != null) {
            position.setAside().forEach(parent -> parents.put(SickParents.id(expansion, parent), parent));
        }
        context.sick().restore(parents.keySet());
    }

    /** Notes what came of the parents of {@code group}. */
    void note(Group group) {
        if (group.sick() == null) {
            parents.keySet().removeAll(group.ids());
        } else {
            parents.put(group.ids().get(0), group.sick());
        }
        position.setAside(parents.values());
    }

    /**
     * Asks about the parents that are still set aside.
     *
     * @param complete whether all others were answered: then no other one is sick
     */
    void begin(boolean complete) {
        if (!parents.isEmpty()) {
            stream = RowStream.again(context, List.copyOf(parents.values()));
        } else if (complete) {
            context.sick().noneIsLeft();
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
            sender.sendAgain(group, position.rows().bookmark(Order.ANY), emissions);
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
