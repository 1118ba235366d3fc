package io.tributary.quickstart.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** The recorded responses of a simulated vendor. Thread-safe. */
final class RecordedPages implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 64;

    private final String url;
    private final CloseableHttpClient client;
    private final ObjectMapper json = new ObjectMapper();
    private final SoapPage soap = new SoapPage();

    /**
     * What was recorded.
     *
     * @param responses how many
     * @param mostInFlight how many requests were in flight at once
     */
    record Summary(int responses, int mostInFlight) {}

    /**
     * @param api scheme, host and port of the simulated vendor
     */
    RecordedPages(String api) {
        this.url = api + "/recorded";
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .build())
                .disableCookieManagement()
                .build();
    }

    /** What was recorded. Ends the recording. */
    Summary summary() throws IOException {
        JsonNode summary = client.execute(
                new HttpGet(url), response -> json.readTree(entity(response).getContent()));
        return new Summary(
                summary.path("responses").intValue(),
                summary.path("mostInFlight").intValue());
    }

    /** The rows of a response. */
    Stream<Object> rows(int number) throws IOException {
        return client.execute(new HttpGet(url + '/' + number), response -> rows(entity(response)));
    }

    private static HttpEntity entity(ClassicHttpResponse response) throws IOException {
        if (response.getCode() != 200) {
            throw new IOException("The simulated vendor refuses its own recording: " + response.getCode());
        }
        return response.getEntity();
    }

    private Stream<Object> rows(HttpEntity entity) throws IOException {
        ContentType type = ContentType.parse(entity.getContentType());
        if (type.isSameMimeType(ContentType.APPLICATION_JSON)) {
            return PageRows.of(json.readTree(entity.getContent()));
        }
        try {
            return PageRows.of(soap.read(EntityUtils.toByteArray(entity)));
        } catch (XMLStreamException e) {
            throw new IOException("A recorded response is neither JSON nor XML", e);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
