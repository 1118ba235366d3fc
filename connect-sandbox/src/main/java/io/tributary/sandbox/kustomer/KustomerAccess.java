package io.tributary.sandbox.kustomer;

import io.tributary.sandbox.http.Refusal;
import io.tributary.sandbox.http.Request;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who may read what: the token, the tables whose role it lacks, the addresses it works from. Thread-safe. */
final class KustomerAccess {

    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();
    private volatile String token;
    private volatile boolean closed;

    KustomerAccess(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }

    void token(String other) {
        this.token = other;
    }

    void forbid(String table) {
        forbidden.add(table);
    }

    void permit(String table) {
        forbidden.remove(table);
    }

    void closed(boolean toAll) {
        this.closed = toAll;
    }

    void checkToken(Request request) {
        String sent = request.header("authorization").orElse("");
        if (sent.isEmpty()) {
            throw Refusal.violation("no token", KustomerErrors.ofStatus(401));
        }
        if (!sent.equals("Bearer " + token)) {
            throw KustomerErrors.refusedWith(401);
        }
        if (closed) {
            throw Refusal.of(
                    "another address",
                    KustomerErrors.detailed(403, "forbidden", "Forbidden", "IP address not in the allowed range"));
        }
    }

    void checkTable(String table) {
        if (forbidden.contains(table)) {
            throw Refusal.of("no role for " + table, KustomerErrors.missingRole(table));
        }
    }
}
