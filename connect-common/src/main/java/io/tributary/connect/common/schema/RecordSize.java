package io.tributary.connect.common.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tributary.connect.common.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Date;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/**
 * Measures a value as JSON. It may be larger than its row: JSON text is escaped again, {@code _extra} contains paths, and array
 * elements have all declared fields.
 */
final class RecordSize {
    private RecordSize() {}

    /** The size in bytes of {@code value} as JSON without a schema, as written by {@code JsonConverter}. */
    static long bytes(Struct value) {
        Counter counter = new Counter();
        try (JsonGenerator out = Json.MAPPER.getFactory().createGenerator(counter)) {
            write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to nowhere", e);
        }
        return counter.bytes;
    }

    private static void write(Object value, JsonGenerator out) throws IOException {
        if (value instanceof Struct struct) {
            out.writeStartObject();
            for (Field field : struct.schema().fields()) {
                out.writeFieldName(field.name());
                write(struct.get(field), out);
            }
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                write(element, out);
            }
            out.writeEndArray();
        } else {
            out.writePOJO(value instanceof Date date ? date.getTime() : value);
        }
    }

    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes += length;
        }
    }
}
