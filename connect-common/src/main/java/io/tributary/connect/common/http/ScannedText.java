package io.tributary.connect.common.http;

import io.tributary.connect.common.schema.Row.Reject;
import io.tributary.connect.common.schema.Unreadable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** The text of one value, up to a size. Of a larger one the beginning is kept, and the SHA-256 of all of it. */
public final class ScannedText {
    private static final int BEGINNING = 64 * 1024;
    private static final long MB = 1024 * 1024;

    private final int mostCharacters;
    private final int mostTokens;
    private final StringBuilder kept = new StringBuilder();
    private final MessageDigest digest;
    private Writer rest;
    private String reason;
    private long length;
    private int tokens;

    /**
     * @param digest a SHA-256, for the texts of one answer one after the other
     */
    public ScannedText(int mostCharacters, int mostTokens, MessageDigest digest) {
        this.mostCharacters = mostCharacters;
        this.mostTokens = mostTokens;
        this.digest = digest;
    }

    /** One more name, value or bracket. */
    public void token() {
        tokens++;
    }

    /** Adds {@code count} characters of {@code buffer}. */
    public void add(char[] buffer, int from, int count) throws IOException {
        length += count;
        if (rest != null) {
            rest.write(buffer, from, count);
            return;
        }
        kept.append(buffer, from, count);
        if (length > mostCharacters) {
            refuse("the row is larger than " + Math.max(1, mostCharacters / MB) + " MB");
        } else if (tokens > mostTokens) {
            refuse("the row has more than " + mostTokens + " names and values");
        }
    }

    /** Keeps no more than the beginning, because the row cannot be read for {@code why}. */
    public void refuse(String why) throws IOException {
        if (rest != null) {
            return;
        }
        reason = why;
        rest = new OutputStreamWriter(
                new DigestOutputStream(OutputStream.nullOutputStream(), digest), StandardCharsets.UTF_8);
        rest.append(kept);
        kept.setLength(endOfBeginning());
        kept.trimToSize();
    }

    /** Not between the halves of a surrogate pair. */
    private int endOfBeginning() {
        int end = Math.min(kept.length(), BEGINNING);
        return end > 0 && Character.isHighSurrogate(kept.charAt(end - 1)) ? end - 1 : end;
    }

    /** Whether all of it is kept. */
    public boolean isWhole() {
        return rest == null;
    }

    /** The characters that were added. */
    public long length() {
        return length;
    }

    /** The characters that are kept. */
    public int kept() {
        return kept.length();
    }

    /** The tokens that were counted. */
    public int counted() {
        return tokens;
    }

    /** The tokens of what is kept. */
    public int tokens() {
        return isWhole() ? tokens : 0;
    }

    /** What is kept. */
    @Override
    public String toString() {
        return kept.toString();
    }

    /** The row that this text is, and that was refused. */
    public Unreadable refused() throws IOException {
        rest.close();
        String sha256 = HexFormat.of().formatHex(digest.digest());
        return new Unreadable(new Reject(reason, kept.toString(), sha256), FirstFields.of(kept.toString()));
    }

    /** The row that this text is, whole, and that cannot be read. */
    public Unreadable unreadable(String reason) {
        return new Unreadable(new Reject(reason, kept.toString(), List.of()), FirstFields.of(kept.toString()));
    }
}
