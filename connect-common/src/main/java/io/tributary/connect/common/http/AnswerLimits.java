package io.tributary.connect.common.http;

/**
 * How much of one answer is held in memory. A worker with a small heap holds less: answers are a sixteenth of it at most.
 *
 * @param bytes of an answer, unpacked; rows that are too large by themselves are skipped and not counted
 * @param tokens of an answer: names and values of JSON, elements and attributes of XML; each costs up to some hundred bytes
 * @param atOnce how many large answers a task reads at the same time
 */
public record AnswerLimits(long bytes, long tokens, int atOnce) {
    /** More than any API sends; only time limits what is skipped. */
    static final long MOST_BYTES_READ = 1L << 29;

    /** Answers up to this size are read side by side, however many they are. */
    static final long LARGE_BYTES = 256 * 1024;

    private static final long MB = 1024 * 1024;
    private static final long MOST_BYTES = 64 * MB;
    private static final long LEAST_BYTES = 4 * MB;
    private static final int HEAP_PER_BYTE = 16;
    private static final int BYTES_PER_TOKEN = 32;
    private static final int ROWS_PER_ANSWER = 4;
    private static final long HEAP_PER_LARGE_ANSWER = 256 * MB;

    /** The limits of this JVM. */
    public static final AnswerLimits OF_THIS_HEAP = of(Runtime.getRuntime().maxMemory());

    static AnswerLimits of(long heap) {
        long bytes = Math.max(LEAST_BYTES, Math.min(MOST_BYTES, heap / HEAP_PER_BYTE));
        return new AnswerLimits(bytes, bytes / BYTES_PER_TOKEN, (int) Math.max(1, heap / HEAP_PER_LARGE_ANSWER));
    }

    /** The most characters of one row, and of all that stands beside the rows. */
    public int rowCharacters() {
        return (int) (bytes / ROWS_PER_ANSWER);
    }

    /** The most tokens of one row, and of all that stands beside the rows. */
    public int rowTokens() {
        return (int) (tokens / ROWS_PER_ANSWER);
    }

    /**
     * Accepts an answer that holds so much.
     *
     * @throws AnswerTooLargeException when it is too much
     */
    public void require(long bytesHeld, long tokensHeld) throws AnswerTooLargeException {
        if (bytesHeld > bytes) {
            throw new AnswerTooLargeException("the response is larger than " + bytes / MB + " MB" + advice());
        }
        if (tokensHeld > tokens) {
            throw new AnswerTooLargeException("the response has more than " + tokens + " names and values" + advice());
        }
    }

    private String advice() {
        return bytes < MOST_BYTES
                ? ", the limit for a heap of " + Runtime.getRuntime().maxMemory() / MB
                        + " MB: give the worker a heap of 1 GB (KAFKA_HEAP_OPTS=-Xmx1g)"
                : "";
    }
}
