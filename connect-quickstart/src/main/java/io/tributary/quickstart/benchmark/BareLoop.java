package io.tributary.quickstart.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * The least that any connector does: fetches the recorded responses of a simulated vendor, parses them, converts their rows and
 * sends them to Kafka, in a process of its own. It prints {@code ready}. Then it reads everything for each line of its input,
 * which names the topic, and prints the number of rows, of responses, and of bytes allocated.
 */
public final class BareLoop {
    /** Rows of a transaction at most: as many as a poll of the connectors returns. */
    private static final int ROWS = 2000;

    private final RecordedPages pages;
    private final RecordedPages.Summary recorded;
    private final RowProducer producer;
    private int next;
    private long rows;

    private BareLoop(RecordedPages pages, RecordedPages.Summary recorded, RowProducer producer) {
        this.pages = pages;
        this.recorded = recorded;
        this.producer = producer;
    }

    /**
     * Runs until its input ends.
     *
     * @param arguments scheme, host and port of the simulated vendor; address of the broker
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready");
        String topic = input.readLine();
        try (RecordedPages pages = new RecordedPages(arguments[0]);
                RowProducer producer = new RowProducer(arguments[1])) {
            RecordedPages.Summary recorded = pages.summary();
            for (; topic != null; topic = input.readLine()) {
                System.out.println(new BareLoop(pages, recorded, producer).run(topic));
            }
        }
    }

    private String run(String topic) throws InterruptedException, ExecutionException {
        Allocation allocation = Allocation.from(ManagementFactory.getPlatformMBeanServer());
        ExecutorService threads = Executors.newFixedThreadPool(recorded.mostInFlight());
        try {
            send(topic, new ExecutorCompletionService<>(threads));
            allocation.look();
        } finally {
            threads.shutdownNow();
        }
        return rows + " " + recorded.responses() + " " + allocation.bytes();
    }

    /** Sends the pages as they arrive; a transaction ends when no more have arrived. */
    private void send(String topic, CompletionService<Stream<Object>> arriving)
            throws InterruptedException, ExecutionException {
        for (int i = 0; i < recorded.mostInFlight(); i++) {
            requestNext(arriving);
        }
        for (int left = recorded.responses(); left > 0; ) {
            producer.begin();
            long end = rows + ROWS;
            for (Future<Stream<Object>> page = arriving.take();
                    page != null;
                    page = rows < end ? arriving.poll() : null) {
                requestNext(arriving);
                rows += producer.send(topic, page.get());
                left--;
            }
            producer.commit();
        }
    }

    private void requestNext(CompletionService<Stream<Object>> arriving) {
        if (next < recorded.responses()) {
            int number = next++;
            arriving.submit(() -> pages.rows(number));
        }
    }
}
