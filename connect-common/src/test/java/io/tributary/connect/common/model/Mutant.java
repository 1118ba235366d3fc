package io.tributary.connect.common.model;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;

/** A rule of delivery that is broken on purpose, from outside: in what is asked, answered, believed, sent or stored. */
interface Mutant {
    /** Nothing is broken. */
    Mutant NONE = new Mutant() {};

    /** What is asked instead of {@code request}. */
    default ApiRequest request(ApiRequest request) {
        return request;
    }

    /** What is answered instead of {@code page}. */
    default <T> Page<T> page(Page<T> page) {
        return page;
    }

    /**
     * What becomes of a request that fails.
     *
     * @param now the server's clock
     */
    default <T> Page<T> failed(ApiRequest request, ApiException failure, Instant now) {
        throw failure;
    }

    /** The world that the connector believes to be in. */
    default World believed(World world) {
        return world;
    }

    /** What is sent instead of the records of one poll. */
    default List<SourceRecord> records(List<SourceRecord> polled) {
        return polled;
    }

    /** What a task finds instead of a stored offset. */
    default Map<String, Object> stored(Map<String, Object> offset) {
        return offset;
    }

    /** A task starts. */
    default void starts() {}
}
