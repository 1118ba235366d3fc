package io.tributary.connect.common.offset;

import java.util.Map;

/**
 * How far the records of one batch move one source partition: all but its last one carry {@code before}, so that a row is
 * never marked that was not sent.
 *
 * @param before the offset as it was
 * @param after the offset once the batch is sent
 */
public record OffsetChange(Map<String, Object> before, Map<String, Object> after) {}
