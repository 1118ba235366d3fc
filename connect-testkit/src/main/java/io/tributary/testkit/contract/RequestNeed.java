package io.tributary.testkit.contract;

/**
 * How many requests a sync of a table takes.
 *
 * @param necessary by the API's own rules: with the largest pages and the narrowest filter that it offers
 * @param formula how {@code necessary} follows from what is read, for the docs
 * @param more how many more requests the connector sends
 * @param why the reason for {@code more}; empty for none
 */
public record RequestNeed(long necessary, String formula, long more, String why) {
    /** As many requests as necessary. */
    public static RequestNeed of(long necessary, String formula) {
        return new RequestNeed(necessary, formula, 0, "");
    }

    /** One request, whatever the table's size. */
    public static RequestNeed one() {
        return of(1, "");
    }

    /** The pages of a list that is never less than one page. */
    public static RequestNeed pages(long rows, int perPage) {
        return of(pagesOf(rows, perPage), "ceil(rows / " + perPage + ")");
    }

    /** {@code ceil(rows / perPage)}, at least 1. */
    public static long pagesOf(long rows, int perPage) {
        return Math.max(1, (rows + perPage - 1) / perPage);
    }

    /** The same with requests that the rules do not make necessary; {@code reason} continues "3 more …". */
    public RequestNeed plus(long requests, String reason) {
        String reasons = (why.isEmpty() ? "" : why + ", ") + '+' + requests + ' ' + reason;
        return new RequestNeed(necessary, formula, more + requests, reasons);
    }

    long allowed() {
        return necessary + more;
    }
}
