package io.tributary.connect.common.bookmark;

import io.tributary.connect.common.schema.Row;

/**
 * A list whose oldest row comes first. The position follows the rows, but stays one behind: if the time of a row is too late, the
 * next row, which is older, reveals it. From then on, the position waits for the end of the list.
 *
 * <p>A row that is newer than what is settled does not move the position. An index that lags may show the new version of a row in
 * the place of the old one, so its time does not say how far the list has been read.
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
