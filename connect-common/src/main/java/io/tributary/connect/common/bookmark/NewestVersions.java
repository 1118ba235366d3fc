package io.tributary.connect.common.bookmark;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;

/**
 * The newest versions as text. Only blocks that have changed since the last text are encoded, and those that are not added as a whole.
 */
final class NewestVersions {
    private final VersionForm form;
    private final long gapFrom;
    private final long gapTo;
    private final List<Base64Piece> pieces = new ArrayList<>();
    private final List<Version> rest = new ArrayList<>();
    /** The oldest block, if all its versions were added. */
    private VersionBlock last;

    private int left;

    /**
     * @param max how many versions to add at most
     * @param gapFrom versions from this time in epoch ms
     * @param gapTo to before this one are left out
     */
    NewestVersions(VersionForm form, int max, long gapFrom, long gapTo) {
        this.form = form;
        this.left = max;
        this.gapFrom = gapFrom;
        this.gapTo = gapTo;
    }

    /** Adds the newest of {@code versions}, as long as there is room. */
    NewestVersions add(Versions versions) {
        ListIterator<VersionBlock> blocks =
                versions.blocks().listIterator(versions.blocks().size());
        while (left > 0 && blocks.hasPrevious()) {
            add(blocks.previous());
        }
        forget(blocks);
        return this;
    }

    private void add(VersionBlock block) {
        if (block.touches(gapFrom, gapTo) || block.size() > left) {
            if (!block.isWithin(gapFrom, gapTo)) {
                addSome(block.living(gapFrom, gapTo));
            }
            return;
        }
        last = block;
        left -= block.size();
        if (block.encodable() > 0) {
            pieces.add(block.encoded(form));
        }
        block.addRest(rest);
    }

    private void addSome(List<Version> newestFirst) {
        List<Version> some = newestFirst.subList(0, Math.min(left, newestFirst.size()));
        rest.addAll(some);
        left -= some.size();
        if (!some.isEmpty()) {
            last = null;
        }
    }

    /** Blocks that are too old by now need no encoded form. */
    private static void forget(ListIterator<VersionBlock> blocks) {
        boolean more = true;
        while (more && blocks.hasPrevious()) {
            VersionBlock block = blocks.previous();
            more = block.isEncoded();
            block.forgetEncoded();
        }
    }

    /** The time of the oldest version, of which there must be one. */
    long oldest() {
        if (last == null) {
            return rest.get(rest.size() - 1).time();
        }
        last.findOldest();
        return last.oldest();
    }

    /** The text: a header, then the versions. */
    String text(ByteBuffer header) {
        ByteBuffer bytes = form.buffer(rest.size());
        rest.forEach(version -> form.put(bytes, version.time(), version.hash()));
        return Base64Piece.join(header.array(), pieces, bytes.array());
    }
}
