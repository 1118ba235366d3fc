package io.tributary.systemtests.fuzz;

import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Which responses of one case are mutated, and how. Thread-safe. */
final class Script {
    private final List<Target> targets = new ArrayList<>();
    private final List<String> mutations = new ArrayList<>();
    private final Map<String, Integer> marks = new HashMap<>();
    private final List<String> mutatedRows = new ArrayList<>();
    private int requests;
    private boolean over;

    private record Target(int first, int times, Mutator mutator, SplittableRandom random) {
        boolean hits(int number) {
            return number >= first && number - first < times;
        }
    }

    /** Mutates {@code times} responses, starting with that of request number {@code first}, from 1. */
    void mutate(int first, int times, Mutator mutator, SplittableRandom random) {
        targets.add(new Target(first, times, mutator, random));
    }

    /** The response to send to a request instead of {@code real}. */
    synchronized Response response(Request request, Response real) {
        requests++;
        if (over || real.status() / 100 != 2) {
            return real;
        }
        return targets.stream()
                .filter(target -> target.hits(requests))
                .findFirst()
                .map(target -> mutate(target, request, real))
                .orElse(real);
    }

    private Response mutate(Target target, Request request, Response real) {
        Mutator.Mutation mutated = target.mutator().mutate(real, target.random());
        String soap = request.header("soapaction").orElse("").replaceAll(".*/|\"", "");
        mutations.add(request.method() + ' ' + (soap.isEmpty() ? request.path() : soap)
                + (request.query().isEmpty() ? "" : '?' + request.query()) + " (" + requests + "): " + mutated.what());
        if (!Marks.mayGetLost(request, mutated.what(), real)) {
            mutated.marks().forEach(mark -> marks.put(mark, requests));
        }
        String rows = new String(real.body(), StandardCharsets.UTF_8);
        mutatedRows.add((request.path() + request.text() + rows)
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">"));
        return mutated.response();
    }

    /** From now on every response is valid. */
    synchronized void end() {
        over = true;
    }

    synchronized int requests() {
        return requests;
    }

    /** The mutations, each with its request. */
    synchronized List<String> mutations() {
        return List.copyOf(mutations);
    }

    /** The marks that the mutated responses put into rows. */
    synchronized List<String> marks() {
        return List.copyOf(marks.keySet());
    }

    /** The marks in the responses to the first {@code requests} requests. */
    synchronized List<String> marks(int requests) {
        return marks.entrySet().stream()
                .filter(mark -> mark.getValue() <= requests)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether a request with a mutated response, or the original response, contained {@code text}. */
    synchronized boolean touched(String text) {
        return mutatedRows.stream().anyMatch(body -> body.contains(text));
    }
}
