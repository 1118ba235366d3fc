package io.tributary.simulators.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A small HTTP/1.1 server on 127.0.0.1 with one thread for each connection. The JDK's server gives no access to the {@code Date}
 * header and the socket. A simulated vendor needs both: it has its own clock, and it resets connections.
 */
final class HttpListener implements AutoCloseable {

    private static final int BACKLOG = 256;

    private final ServerSocket server;
    private final ResponseWriter writer;
    private final Function<Request, Response> handler;
    private final ExecutorService threads;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * Binds and starts to accept connections.
     *
     * @param port 0 for a free one
     * @throws UncheckedIOException if the port is in use
     */
    HttpListener(int port, ResponseWriter writer, Function<Request, Response> handler) {
        this.writer = writer;
        this.handler = handler;
        try {
            this.server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port, e);
        }
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "simulated-api-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the port", e);
        }
        threads.shutdown();
    }

    private void accept() {
        while (closed.getCount() > 0) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                if (closed.getCount() > 0) {
                    throw new UncheckedIOException("cannot accept connections", e);
                }
            }
        }
    }

    /** Ignores broken connections and invalid HTTP: the client or a scripted fault caused them. */
    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            RequestReader reader =
                    new RequestReader(new BufferedInputStream(socket.getInputStream(), 16_384), () -> goAhead(out));
            boolean keepAlive = true;
            while (keepAlive) {
                Optional<Request> request = reader.next();
                keepAlive = request.isPresent() && respond(request.get(), socket);
            }
        } catch (IOException | IllegalArgumentException e) {
            return;
        } finally {
            open.remove(socket);
        }
    }

    private boolean respond(Request request, Socket socket) throws IOException {
        Response response = handler.apply(request);
        switch (response.delivery().kind()) {
            case RESET -> socket.setSoLinger(true, 0);
            case SILENT -> awaitHangUp(socket);
            case TRUNCATED -> writer.write(request, response, true, socket.getOutputStream());
            case COMPLETE -> {
                boolean keepAlive =
                        !"close".equalsIgnoreCase(request.header("connection").orElse(""));
                writer.write(request, response, keepAlive, socket.getOutputStream());
                return keepAlive;
            }
        }
        return false;
    }

    /** Returns when the client has given up. */
    private static void awaitHangUp(Socket socket) throws IOException {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private static void goAhead(OutputStream out) {
        try {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
