package io.tributary.connect.common.offset;

import java.util.Map;

/**
 * How one batch changes the offset of one source partition. Only the partition's last record in the batch carries {@code after},
 * the others carry {@code before}: a stored offset never covers a row that was not sent.
 *
 * @param before the offset before the batch
 * @param after the offset once the whole batch is sent
 */
public record OffsetChange(Map<String, Object> before, Map<String, Object> after) {}
