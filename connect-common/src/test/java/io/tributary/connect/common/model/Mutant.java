package io.tributary.connect.common.model;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;

/** A rule of delivery that is broken on purpose, from outside: in requests, responses, settings, records or offsets. */
interface Mutant {
    /** Nothing is broken. */
    Mutant NONE = new Mutant() {};

    /** The request to send instead of {@code request}. */
    default ApiRequest request(ApiRequest request) {
        return request;
    }

    /** The page to return instead of {@code page}. */
    default <T> Page<T> page(Page<T> page) {
        return page;
    }

    /**
     * The page to return for a failed request. By default, throws the failure.
     *
     * @param now the server's clock
     */
    default <T> Page<T> failed(ApiRequest request, ApiException failure, Instant now) {
        throw failure;
    }

    /** The world that the connector is configured for. */
    default World believed(World world) {
        return world;
    }

    /** The records to send instead of those of one poll. */
    default List<SourceRecord> records(List<SourceRecord> polled) {
        return polled;
    }

    /** The offset that a task gets instead of a stored one. */
    default Map<String, Object> stored(Map<String, Object> offset) {
        return offset;
    }

    /** A task starts. */
    default void starts() {}
}
