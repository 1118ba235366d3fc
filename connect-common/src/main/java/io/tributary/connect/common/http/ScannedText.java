package io.tributary.connect.common.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

/**
 * The text of one value, up to a maximum size. If it is larger, only its start, the SHA-256 of the whole text, and its short top-level
 * fields are kept. Used by one thread.
 */
public final class ScannedText {
    private static final int START = 64 * 1024;
    private static final int LONGEST_FIELD = 1000;
    private static final int PIECE = 8192;
    private static final long MB = 1024 * 1024;

    private final int maxCharacters;
    private final int maxTokens;
    private final StringBuilder kept = new StringBuilder();
    private final MessageDigest digest;
    private final String tooLarge;
    private final StringBuilder top = new StringBuilder();
    private Writer rest;
    private ObjectNode fields;
    private boolean atTop;
    private int fieldFrom;
    private String reason;
    private int tokens;
    private boolean damaged;

    /**
     * @param digest a SHA-256, shared by the texts of one response
     */
    public ScannedText(int maxCharacters, int maxTokens, MessageDigest digest) {
        this(maxCharacters, maxTokens, digest, null);
    }

    /**
     * @param tooLarge the message of the {@link ResponseTooLargeException} for a text that is too large; null to keep its start
     */
    ScannedText(int maxCharacters, int maxTokens, MessageDigest digest, String tooLarge) {
        this.tooLarge = tooLarge;
        this.maxCharacters = maxCharacters;
        this.maxTokens = maxTokens;
        this.digest = digest;
    }

    /** Counts a name, value or bracket. */
    public void token() {
        tokens++;
    }

    /** Adds {@code count} bytes of UTF-8 from {@code buffer}, which start and end with complete characters. */
    void add(byte[] buffer, int from, int count) throws IOException {
        int end = from + count;
        for (int at = from, to; at < end; at = to) {
            to = end - at <= PIECE ? end : Utf8Bytes.endOfCharacters(buffer, at, at + PIECE);
            addPiece(buffer, at, to - at);
        }
    }

    private void addPiece(byte[] buffer, int from, int count) throws IOException {
        damaged |= !Utf8Check.isValid(buffer, from, count);
        if (rest != null) {
            digest.update(buffer, from, count);
        }
        if (rest == null || keepsTop()) {
            char[] characters = new String(buffer, from, count, StandardCharsets.UTF_8).toCharArray();
            take(characters, 0, characters.length);
        }
    }

    /** Adds {@code count} characters of {@code buffer}. */
    public void add(char[] buffer, int from, int count) throws IOException {
        if (rest != null) {
            rest.write(buffer, from, count);
        }
        take(buffer, from, count);
    }

    private void take(char[] buffer, int from, int count) throws IOException {
        if (rest != null) {
            top.append(buffer, from, keepsTop() ? count : 0);
            return;
        }
        kept.append(buffer, from, count);
        if (kept.length() > maxCharacters) {
            refuse("the row is larger than " + Math.max(1, maxCharacters / MB) + " MB");
        } else if (tokens > maxTokens) {
            refuse("the row has more than " + maxTokens + " names and values");
        }
    }

    private boolean keepsTop() {
        return atTop && top.length() < START;
    }

    /** Notes the end of a string, a bracket or what is between them. What follows is at {@code depth}, from 1. */
    void next(int depth) {
        if (rest == null) {
            return;
        }
        if (top.length() - fieldFrom > LONGEST_FIELD && top.charAt(fieldFrom) == '"') {
            top.setLength(fieldFrom);
            top.append("\"\"");
        }
        fieldFrom = top.length();
        atTop = depth == 1;
    }

    /** Keeps only the start of the text from now on, because the row cannot be read. {@code why} is the reason. */
    public void refuse(String why) throws IOException {
        if (rest != null) {
            return;
        }
        if (tooLarge != null) {
            throw new ResponseTooLargeException(tooLarge);
        }
        reason = why;
        rest = new OutputStreamWriter(
                new DigestOutputStream(OutputStream.nullOutputStream(), digest), StandardCharsets.UTF_8);
        rest.append(kept).flush();
        fields = FirstFields.of(kept.toString());
        kept.setLength(endOfStart());
        kept.trimToSize();
    }

    /** Never splits a surrogate pair. */
    private int endOfStart() {
        int end = Math.min(kept.length(), START);
        return end > 0 && Character.isHighSurrogate(kept.charAt(end - 1)) ? end - 1 : end;
    }

    /** Whether the whole text is kept. */
    public boolean isWhole() {
        return rest == null;
    }

    /** Whether U+FFFD replaces bytes that are not UTF-8. */
    boolean isDamaged() {
        return damaged;
    }

    /** The number of characters that are kept. */
    public int kept() {
        return kept.length();
    }

    /** The number of tokens counted so far. */
    public int counted() {
        return tokens;
    }

    /** The number of tokens of what is kept. */
    public int tokens() {
        return isWhole() ? tokens : 0;
    }

    /** The text that is kept. */
    @Override
    public String toString() {
        return kept.toString();
    }

    /** The row for a text that was refused. */
    public Unreadable refused() throws IOException {
        rest.close();
        String sha256 = HexFormat.of().formatHex(digest.digest());
        fields.setAll(FirstFields.of(topFields()));
        return new Unreadable(new Reject(reason, kept.toString(), sha256), fields);
    }

    /** The top-level fields after the kept text, as an object. Cut if there are many. */
    private String topFields() {
        String afterFirst = top.toString().replaceFirst("^[^,:]*", "");
        return "{\"\"" + (afterFirst.startsWith(":") ? "" : ":0") + afterFirst + (top.length() < START ? "}" : "");
    }

    /** The row for a complete text that cannot be read: {@code reason}. */
    public Unreadable unreadable(String reason) {
        return new Unreadable(new Reject(reason, kept.toString(), List.of()), FirstFields.of(kept.toString()));
    }
}
