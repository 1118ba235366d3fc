package io.tributary.simulators.data;

/**
 * Position of a row in an index. A shorter id comes first, ids of the same length are compared as text: this orders both
 * hexadecimal ids and numbers.
 *
 * @param time in the unit of the index
 * @param id of the row
 */
public record RowKey(long time, String id) implements Comparable<RowKey> {

    @Override
    public int compareTo(RowKey other) {
        if (time != other.time) {
            return Long.compare(time, other.time);
        }
        int byLength = Integer.compare(id.length(), other.id.length());
        return byLength == 0 ? id.compareTo(other.id) : byLength;
    }
}
