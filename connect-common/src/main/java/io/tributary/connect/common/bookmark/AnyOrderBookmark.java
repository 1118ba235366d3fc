package io.tributary.connect.common.bookmark;

/** A list whose rows come in any order. The position does not move before the end of the list. */
class AnyOrderBookmark implements Bookmark {
    private final Position position;

    AnyOrderBookmark(Position position) {
        this.position = position;
    }

    @Override
    public Decision decide(Version version) {
        return position.decide(version);
    }

    @Override
    public void sent(Version version, boolean inOrder) {
        position.remember(version.time(), version.hash());
        position.noteRead(version);
    }

    @Override
    public void skipped(Version version) {
        position.noteRead(version);
    }
}
