package io.tributary.connect.common.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An HTTP server that sends exactly the bytes that a test gives it. One request per connection, on loopback only. Thread-safe. */
public final class RawServer implements AutoCloseable {
    private static final String ANY = "*";

    private final ServerSocket listener;
    private final Map<String, List<Response>> responses = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * A request as received.
     *
     * @param target path and parameters, or an absolute URL if the server is used as a proxy
     * @param head the request line and all header lines
     */
    public record Request(String target, List<String> head) {
        /** Whether it has this header line. */
        public boolean has(String line) {
            return head.stream().anyMatch(line::equalsIgnoreCase);
        }
    }

    /** Writes a response. */
    @FunctionalInterface
    public interface Response {
        void write(OutputStream out, Socket socket) throws IOException, InterruptedException;
    }

    public RawServer() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** Its base URL. */
    public String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /** Responds to {@code target} with these, in order, then repeats the last one. */
    public RawServer on(String target, Response... inOrder) {
        responses.put(target, new ArrayList<>(List.of(inOrder)));
        return this;
    }

    /** Responds to all other targets with these, in order, then repeats the last one. */
    public RawServer any(Response... inOrder) {
        return on(ANY, inOrder);
    }

    /** The requests so far. */
    public List<Request> requests() {
        return requests;
    }

    /** A response with a status, a text body and header lines. */
    public static Response response(int status, String text, String... headers) {
        return response(status, text.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** A response with a status, a body and header lines. */
    public static Response response(int status, byte[] body, String... headers) {
        return (out, socket) -> {
            head(out, status, body.length, headers);
            out.write(body);
        };
    }

    /** A response with status 200. Apostrophes in {@code json} stand for quotation marks. */
    public static Response ok(String json, String... headers) {
        return response(200, json.replace('\'', '"'), headers);
    }

    /** A refusal in the default error format. */
    public static Response refusal(int status, String... headers) {
        return response(status, "{\"errors\":[{\"code\":\"no\",\"message\":\"said so\"}]}", headers);
    }

    /** Writes the head of a response whose body has {@code length} bytes. */
    public static void head(OutputStream out, int status, int length, String... headers) throws IOException {
        String lines = "HTTP/1.1 " + status + " x\r\nContent-Length: " + length + "\r\nConnection: close\r\n"
                + String.join(
                        "", List.of(headers).stream().map(line -> line + "\r\n").toList()) + "\r\n";
        out.write(lines.getBytes(StandardCharsets.UTF_8));
    }

    /** Never responds. */
    public Response hang() {
        return (out, socket) -> closed.await();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                start(() -> serve(socket));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Request request = read(socket);
            if (request != null) {
                requests.add(request);
                next(request.target()).write(socket.getOutputStream(), socket);
                socket.getOutputStream().flush();
            }
        } catch (IOException e) {
            sockets.remove(socket);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Response next(String target) {
        List<Response> others = responses.getOrDefault(ANY, List.of(refusal(404)));
        List<Response> left = responses.getOrDefault(target, others);
        return left.size() > 1 ? left.remove(0) : left.get(0);
    }

    private static Request read(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        List<String> head = new ArrayList<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.add(line);
        }
        return head.isEmpty() ? null : new Request(head.get(0).split(" ")[1], head);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
