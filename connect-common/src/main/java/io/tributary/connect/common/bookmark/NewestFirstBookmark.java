package io.tributary.connect.common.bookmark;

import io.tributary.connect.common.schema.Row;

/**
 * A list whose newest row comes first. The position does not move before the end of the list. What has been read so far is stored as
 * a range of time, so that after a restart its rows are not sent again, although they are not all remembered.
 */
final class NewestFirstBookmark implements Bookmark {
    private final Position position;
    private final WalkedRange walked;

    NewestFirstBookmark(Position position) {
        this.position = position;
        this.walked = position.walked();
        walked.begin();
    }

    /** Rows below the position were sent: such a list is read beyond what is known. */
    @Override
    public Decision decide(Version version) {
        Memory memory = position.memory();
        if (!memory.isComplete(version.listed()) && walked.covers(position.effective(version.time()), version.hash())) {
            return Decision.SEEN;
        }
        Decision decision = position.decide(version);
        return decision == Decision.BELOW_POSITION ? Decision.SEEN : decision;
    }

    @Override
    public void sent(Version version, boolean inOrder) {
        position.remember(version.time(), version.hash());
        skipped(version);
    }

    @Override
    public void skipped(Version version) {
        if (version.time() == Row.NO_TIME) {
            return;
        }
        boolean isHighest = version.time() >= position.highest();
        position.noteRead(version);
        if (isHighest) {
            position.memory().seen().add(version.time(), version.hash());
        }
        walked.noteRead(version.time(), version.hash());
        position.memory().exclude(walked.from(), Math.min(walked.to(), position.highest()));
    }
}
