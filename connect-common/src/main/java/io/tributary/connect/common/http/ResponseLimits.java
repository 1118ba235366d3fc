package io.tributary.connect.common.http;

/**
 * How much of one response is held in memory: at most a sixteenth of the heap.
 *
 * @param bytes of a response, uncompressed; single rows that are too large are skipped and not counted
 * @param tokens of a response: names and values in JSON, elements and attributes in XML; each costs up to a few hundred bytes
 * @param atOnce how many large responses a task reads at the same time
 */
public record ResponseLimits(long bytes, long tokens, int atOnce) {
    /** The most bytes to read of a response, including rows that are skipped. */
    static final long MAX_BYTES_READ = 1L << 29;

    /** Any number of responses up to this size are read at the same time. */
    static final long LARGE_BYTES = 256 * 1024;

    private static final long MB = 1024 * 1024;
    private static final long MAX_BYTES = 64 * MB;
    private static final long MIN_BYTES = 4 * MB;
    private static final int HEAP_PER_BYTE = 16;
    private static final int BYTES_PER_TOKEN = 32;
    private static final int ROWS_PER_RESPONSE = 4;
    private static final long HEAP_PER_LARGE_RESPONSE = 256 * MB;

    /** The limits of this JVM. */
    public static final ResponseLimits OF_THIS_HEAP = of(Runtime.getRuntime().maxMemory());

    static ResponseLimits of(long heap) {
        long bytes = Math.max(MIN_BYTES, Math.min(MAX_BYTES, heap / HEAP_PER_BYTE));
        return new ResponseLimits(bytes, bytes / BYTES_PER_TOKEN, (int) Math.max(1, heap / HEAP_PER_LARGE_RESPONSE));
    }

    /** Maximum number of characters of one row, and of everything outside the rows. */
    public int rowCharacters() {
        return (int) (bytes / ROWS_PER_RESPONSE);
    }

    /** Maximum number of tokens of one row, and of everything outside the rows. */
    public int rowTokens() {
        return (int) (tokens / ROWS_PER_RESPONSE);
    }

    /**
     * Checks the size of a response.
     *
     * @throws ResponseTooLargeException if it is too large
     */
    public void require(long bytesHeld, long tokensHeld) throws ResponseTooLargeException {
        if (bytesHeld > bytes) {
            throw new ResponseTooLargeException("the response is larger than " + bytes / MB + " MB" + advice());
        }
        if (tokensHeld > tokens) {
            throw new ResponseTooLargeException(
                    "the response has more than " + tokens + " names and values" + advice());
        }
    }

    private String advice() {
        return bytes < MAX_BYTES
                ? ", the limit for a heap of " + Runtime.getRuntime().maxMemory() / MB
                        + " MB: give the worker a heap of 1 GB (KAFKA_HEAP_OPTS=-Xmx1g)"
                : "";
    }
}
