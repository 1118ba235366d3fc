package io.tributary.connect.kustomer;

import static io.tributary.connect.common.http.ApiRequest.get;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.pagination.Listing;
import io.tributary.connect.kustomer.Search.Index;
import io.tributary.connect.kustomer.Search.Order;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The search contexts of custom objects: one for all classes, or, if Kustomer refuses that, one per class. Which of the two
 * applies is checked once; the classes are read each time, because new ones may be added.
 */
final class KobjectContexts implements Function<Requester, List<String>> {
    private static final String ALL = "kobject";
    private static final int PAGE_SIZE = 100;

    private volatile Boolean together;

    @Override
    public List<String> apply(Requester requester) {
        if (together == null) {
            together = canBeSearchedTogether(requester);
        }
        return together ? List.of(ALL) : classes(requester);
    }

    private static boolean canBeSearchedTogether(Requester requester) {
        ApiRequest first = Search.of(Index.LIVE, ALL, Order.UPDATED, null, null).request();
        try {
            requester.read(first.with("pageSize", 1), new RowReader<>("/data", row -> row));
            return true;
        } catch (ApiException e) {
            if (e.kind() == ApiException.Kind.UNAVAILABLE && e.status() == 400) {
                return false;
            }
            throw e;
        }
    }

    private static List<String> classes(Requester requester) {
        return names("kobjects", requester).map(name -> ALL + '_' + name).toList();
    }

    /**
     * The names of the classes, sorted.
     *
     * @param table for messages
     */
    static Stream<String> names(String table, Requester requester) {
        ApiRequest first = get("/v1/klasses").with("page", 1).with("pageSize", PAGE_SIZE);
        return Listing.read(table, requester, first, new ListPages(), "/data").stream()
                .map(klass -> klass.at("/attributes/name").asText())
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted();
    }
}
