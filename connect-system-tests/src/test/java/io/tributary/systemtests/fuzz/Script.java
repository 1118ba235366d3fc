package io.tributary.systemtests.fuzz;

import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Which answers of one case are spoilt, and what came of it. Thread-safe. */
final class Script {
    private final List<Strike> strikes = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Map<String, Integer> marks = new HashMap<>();
    private final List<String> spoiltRows = new ArrayList<>();
    private int requests;
    private boolean over;

    private record Strike(int first, int times, Spoiler spoiler, SplittableRandom random) {
        boolean hits(int number) {
            return number >= first && number - first < times;
        }
    }

    /** Spoils the answer of the request with that number (1 is the first), and of those that follow. */
    void strike(int first, int times, Spoiler spoiler, SplittableRandom random) {
        strikes.add(new Strike(first, times, spoiler, random));
    }

    /** What goes out for a request instead of {@code real}. */
    synchronized Response answer(Request request, Response real) {
        requests++;
        if (over || real.status() / 100 != 2) {
            return real;
        }
        return strikes.stream()
                .filter(strike -> strike.hits(requests))
                .findFirst()
                .map(strike -> spoil(strike, request, real))
                .orElse(real);
    }

    private Response spoil(Strike strike, Request request, Response real) {
        Spoiler.Spoilt spoilt = strike.spoiler().spoil(real, strike.random());
        String soap = request.header("soapaction").orElse("").replaceAll(".*/|\"", "");
        told.add(request.method() + ' ' + (soap.isEmpty() ? request.path() : soap)
                + (request.query().isEmpty() ? "" : '?' + request.query()) + " (" + requests + "): " + spoilt.what());
        if (!Marks.mayGetLost(request, spoilt.what(), real)) {
            spoilt.marks().forEach(mark -> marks.put(mark, requests));
        }
        String rows = new String(real.body(), StandardCharsets.UTF_8);
        spoiltRows.add((request.path() + request.text() + rows)
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">"));
        return spoilt.answer();
    }

    /** From now on every answer is good. */
    synchronized void end() {
        over = true;
    }

    synchronized int requests() {
        return requests;
    }

    /** What was spoilt, each with its request. */
    synchronized List<String> told() {
        return List.copyOf(told);
    }

    /** What the spoilt answers put into rows. */
    synchronized List<String> marks() {
        return List.copyOf(marks.keySet());
    }

    /** Those of them that were put into the answers of the first {@code requests} requests. */
    synchronized List<String> marks(int requests) {
        return marks.entrySet().stream()
                .filter(mark -> mark.getValue() <= requests)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether a spoilt answer would have told of a row with {@code text} in it. */
    synchronized boolean touched(String text) {
        return spoiltRows.stream().anyMatch(body -> body.contains(text));
    }
}
