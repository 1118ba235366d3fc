package io.tributary.connect.common.bookmark;

import io.tributary.connect.common.schema.Row;

/**
 * A list whose oldest row comes first: the position follows the rows, one behind, for a row whose time is too late shows by the
 * next one, which is earlier. From then on it waits for the end of the list.
 *
 * <p>A row that is younger than what is settled says nothing about how far the list is read: an index that lags may show it, as it
 * is now, in its old place.
 */
final class AscendingBookmark extends AnyOrderBookmark {
    private final Position position;
    private long reached;
    private boolean ascending = true;

    AscendingBookmark(Position position) {
        super(position);
        this.position = position;
        this.reached = position.millis();
    }

    @Override
    public void sent(Version version, boolean inOrder) {
        super.sent(version, inOrder);
        if (inOrder && version.time() != Row.NO_TIME && version.time() <= position.ceiling()) {
            follow(version.time());
        }
    }

    private void follow(long time) {
        ascending &= time >= reached;
        if (ascending) {
            position.raise(reached);
        }
        reached = Math.max(reached, time);
    }
}
