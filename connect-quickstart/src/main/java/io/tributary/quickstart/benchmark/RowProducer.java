package io.tributary.quickstart.benchmark;

import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.json.JsonConverter;

/** Converts rows and sends them in transactions, as a worker does for a connector: the same converter, the same producer. */
final class RowProducer implements AutoCloseable {
    private final JsonConverter converter = new JsonConverter();
    private final KafkaProducer<byte[], byte[]> producer;

    RowProducer(String bootstrapServers) {
        converter.configure(Map.of("schemas.enable", "false"), false);
        // The settings of a worker's producer for exactly-once.
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "bare-loop",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    void begin() {
        producer.beginTransaction();
    }

    /** Sends rows; returns their number. */
    long send(String topic, Stream<Object> rows) {
        long sent = 0;
        for (Iterator<Object> left = rows.iterator(); left.hasNext(); sent++) {
            producer.send(new ProducerRecord<>(topic, converter.fromConnectData(topic, null, left.next())));
        }
        return sent;
    }

    /** Returns when all rows since {@link #begin} have been stored. */
    void commit() {
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producer.close();
        converter.close();
    }
}
