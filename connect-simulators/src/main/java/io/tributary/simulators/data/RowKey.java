package io.tributary.simulators.data;

/**
 * Where a row stands in an index. Ids of one length are compared as text, a shorter one comes first: this orders hexadecimal ids
 * and numbers alike.
 *
 * @param time in the unit of the index
 * @param id the row's
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
