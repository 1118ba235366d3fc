package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import io.tributary.simulators.http.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code GET /companies/scroll}. A workspace has one scroll at a time. It expires after a minute without use, and returns the rows as
 * they were when it began. The latest {@code scroll_param} returns the page after the last one sent, even if that did not arrive. The
 * previous {@code scroll_param} returns the same page, or the last one again: reports differ.
 */
final class CompanyScroll {

    private static final Duration LIFE = Duration.ofSeconds(60);

    private final IntercomWorkspace workspace;
    private final SimulatedClock clock;
    private final IntercomSettings settings;

    private List<Row> rows = List.of();
    private int served;
    private int lastPage;
    private Optional<String> latest = Optional.empty();
    private String before = "";
    private Instant used = Instant.MIN;

    CompanyScroll(IntercomWorkspace workspace, SimulatedClock clock, IntercomSettings settings) {
        this.workspace = workspace;
        this.clock = clock;
        this.settings = settings;
    }

    synchronized Response next(Request request, ApiVersion version) {
        if (latest.isPresent() && Duration.between(used, clock.instant()).compareTo(LIFE) >= 0) {
            end();
        }
        request.parameter("scroll_param").ifPresentOrElse(this::check, this::begin);
        return page(version);
    }

    private void begin() {
        if (latest.isPresent()) {
            throw IntercomErrors.refused("scroll_exists", "scroll already exists for this workspace");
        }
        List<Row> all = new ArrayList<>(workspace.rows("companies").all());
        if (all.isEmpty() && settings.has(Variant.EMPTY_SCROLL_IS_404)) {
            throw IntercomErrors.companyNotFound();
        }
        all.sort(Comparator.comparing(Row::id));
        this.rows = all;
        this.served = 0;
        this.before = "";
    }

    private void check(String parameter) {
        boolean known = latest.isPresent() && (latest.get().equals(parameter) || before.equals(parameter));
        if (!known) {
            throw IntercomErrors.notFound("scroll parameter not found");
        }
        if (settings.has(Variant.SCROLL_REPEATS_ITS_PAGE) && before.equals(parameter)) {
            this.served = Math.max(0, served - lastPage);
        }
    }

    private Response page(ApiVersion version) {
        List<byte[]> page = rows.subList(served, Math.min(served + settings.scrollPage(), rows.size())).stream()
                .map(row -> Versions.render("companies", row.json(), version))
                .toList();
        this.served += page.size();
        this.lastPage = page.size();
        this.before = latest.orElse("");
        String parameter = UUID.randomUUID().toString();
        this.latest = Optional.of(parameter);
        this.used = clock.instant();
        if (page.isEmpty()) {
            end();
        }
        ObjectNode close = Json.object().putNull("pages").putNull("total_count").put("scroll_param", parameter);
        return Response.json(200, Rows.list("{\"type\":\"list\",\"data\":[", page, close));
    }

    private void end() {
        this.latest = Optional.empty();
        this.rows = List.of();
    }
}
