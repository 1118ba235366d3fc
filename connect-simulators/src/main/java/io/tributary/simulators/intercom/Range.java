package io.tributary.simulators.intercom;

/**
 * A range of times.
 *
 * @param from UNIX seconds, inclusive
 * @param to UNIX seconds, exclusive; {@link Long#MAX_VALUE} for no end
 */
record Range(long from, long to) {

    static final Range ALL = new Range(Long.MIN_VALUE, Long.MAX_VALUE);

    static Range from(long from) {
        return new Range(from, Long.MAX_VALUE);
    }

    static Range before(long to) {
        return new Range(Long.MIN_VALUE, to);
    }

    boolean contains(long time) {
        return time >= from && (time < to || to == Long.MAX_VALUE);
    }

    Range intersection(Range other) {
        return new Range(Math.max(from, other.from), Math.min(to, other.to));
    }

    Range hull(Range other) {
        return new Range(Math.min(from, other.from), Math.max(to, other.to));
    }
}
