package io.tributary.connect.common.http;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.HttpConnectionFactory;

/**
 * A connection that does not log its traffic. HttpClient's own connections log headers and bodies at DEBUG, including the credential
 * and customers' data, and a worker may log everything at that level.
 */
final class QuietConnection extends DefaultManagedHttpClientConnection {

    private QuietConnection(String id) {
        super(id);
    }

    /** Creates such connections. */
    static HttpConnectionFactory<ManagedHttpClientConnection> factory() {
        AtomicLong number = new AtomicLong();
        return socket -> {
            QuietConnection connection = new QuietConnection("http-" + number.incrementAndGet());
            if (socket != null) {
                connection.bind(socket);
            }
            return connection;
        };
    }

    @Override
    public void bind(Socket socket) throws IOException {
        bind(new SocketHolder(socket));
    }

    @Override
    public void bind(SSLSocket secured, Socket base) throws IOException {
        bind(new SocketHolder(secured, base));
    }

    @Override
    public ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
        try {
            return super.receiveResponseHeader();
        } catch (RuntimeException e) {
            throw unreadable();
        }
    }

    @Override
    public void receiveResponseEntity(ClassicHttpResponse response) throws HttpException, IOException {
        try {
            super.receiveResponseEntity(response);
        } catch (RuntimeException e) {
            throw unreadable();
        }
    }

    /** HttpClient refuses some heads, for example with status 000, by unchecked exceptions, which may quote them. */
    private static ProtocolException unreadable() {
        return new ProtocolException("the head of the response cannot be read");
    }

    @Override
    protected void onRequestSubmitted(ClassicHttpRequest request) {
        // Nothing is logged.
    }

    @Override
    protected void onResponseReceived(ClassicHttpResponse response) {
        // Nothing is logged.
    }
}
