package io.tributary.testkit.contract;

/**
 * The requests of a table's syncs.
 *
 * @param size what there is to read, for the docs
 * @param first the first sync
 * @param idle a sync when nothing has changed since
 */
public record TableRequests(String size, RequestNeed first, RequestNeed idle) {
    /** A table that each sync reads completely, in the same way. */
    public static TableRequests whole(String size, RequestNeed each) {
        return new TableRequests(size, each, each);
    }

    /** The same with requests of the first sync that the rules do not make necessary. */
    public TableRequests first(long more, String why) {
        return new TableRequests(size, first.plus(more, why), idle);
    }

    /**
     * What two syncs sent.
     *
     * @param first requests of the first sync
     * @param idle requests of the sync after it
     */
    record Sent(long first, long idle) {}

    /** The row of the docs. */
    String row(String table, Sent sent) {
        return String.join(
                " | ",
                "| `" + table + "`",
                size,
                Long.toString(sent.first),
                necessary(first),
                Long.toString(sent.idle),
                necessary(idle),
                why() + " |");
    }

    private static String necessary(RequestNeed need) {
        return need.formula().isEmpty() ? Long.toString(need.necessary()) : need.necessary() + ": " + need.formula();
    }

    private String why() {
        if (first.why().equals(idle.why())) {
            return first.why();
        }
        String why = first.why().isEmpty() ? "" : "first: " + first.why();
        return idle.why().isEmpty() ? why : (why.isEmpty() ? "" : why + "; ") + "idle: " + idle.why();
    }
}
