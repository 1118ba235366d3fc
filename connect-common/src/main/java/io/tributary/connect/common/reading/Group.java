package io.tributary.connect.common.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.bookmark.Version;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ListRead;
import java.util.List;

/**
 * Rows that leave together.
 *
 * @param parents the versions that the rows belong to, as the page told them; empty for a page's own rows
 * @param refreshed the versions that the parents turned out to have
 * @param settled whether those versions are read for good
 * @param ids the parents' identities
 * @param sick the one parent whose rows cannot be read, as it is to be asked about again; null where all were read
 * @param list that the rows, or their parents, are in; null where parents are asked about again
 * @param listNumber of that list in its slice
 * @param ended the lists that are read to their end with this group
 * @param inOrder whether the rows come in the order of their list
 */
public record Group(
        List<Row> rows,
        List<Version> parents,
        List<Version> refreshed,
        boolean settled,
        List<String> ids,
        ObjectNode sick,
        ListRead list,
        int listNumber,
        List<ListRead> ended,
        boolean inOrder) {}
