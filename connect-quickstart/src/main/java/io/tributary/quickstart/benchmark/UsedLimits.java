package io.tributary.quickstart.benchmark;

import io.tributary.simulators.Load.Limit;
import io.tributary.simulators.RegisteredVendor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How much of a vendor's limits was used: in the whole sync, and while each of the tables that need most requests was read. Only
 * windows that lie completely in that time count.
 */
final class UsedLimits {
    static final String HEADING = String.format(
            "%-12s %-9s %10s %-42s %9s %8s %6s %6s",
            "", "limit", "allowed", "while", "requests", "seconds", "used", "429");

    private static final int TABLES = 3;
    private static final int TOO_MANY = 429;
    private static final long MS = 1000;

    private final RegisteredVendor vendor;
    private final List<Served> requests;

    /** A request that the vendor responded to, at a time in epoch ms. */
    private record Served(long at, String table, String endpoint, int status) {
        static Served parse(String line) {
            String[] values = line.split("\t", -1);
            return new Served(Long.parseLong(values[0]), values[1], values[2], Integer.parseInt(values[3]));
        }

        boolean isRefused() {
            return status == TOO_MANY;
        }
    }

    private UsedLimits(RegisteredVendor vendor, List<Served> requests) {
        this.vendor = vendor;
        this.requests = requests;
    }

    /**
     * @param log lines of the simulated vendor: epoch ms, table, endpoint and status, separated by tabs
     */
    static UsedLimits of(RegisteredVendor vendor, List<String> log) {
        return new UsedLimits(vendor, log.stream().map(Served::parse).toList());
    }

    /** The values below {@link #HEADING}. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Limit limit : vendor.load().limits()) {
            lines.add(line(limit, "whole sync", request -> true));
            largest(limit)
                    .forEach(table -> lines.add(
                            line(limit, table, request -> request.table().equals(table))));
        }
        return lines;
    }

    private List<String> largest(Limit limit) {
        Map<String, Long> byTable = requests.stream()
                .filter(request -> request.endpoint().matches(limit.endpoint()))
                .collect(Collectors.groupingBy(Served::table, TreeMap::new, Collectors.counting()));
        return byTable.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(TABLES)
                .map(Map.Entry::getKey)
                .toList();
    }

    private String line(Limit limit, String name, Predicate<Served> during) {
        List<Long> times =
                requests.stream().filter(during).map(Served::at).sorted().toList();
        long first = times.get(0);
        long last = times.get(times.size() - 1);
        List<Served> counted = requests.stream()
                .filter(request -> request.at() >= first && request.at() <= last)
                .filter(request -> request.endpoint().matches(limit.endpoint()))
                .toList();
        double refused = (double) counted.stream().filter(Served::isRefused).count() / counted.size();
        return String.format(
                Locale.ROOT,
                "%-12s %-9s %10s %-42s %9d %8.1f %6s %5.1f%%",
                vendor.title(),
                limit.name(),
                limit.requests() + "/" + limit.seconds() + " s",
                name,
                counted.size(),
                (double) (last - first) / MS,
                used(limit, counted, first, last),
                100 * refused);
    }

    /** The share of the requests allowed in complete windows; "-" if there is none. */
    private static String used(Limit limit, List<Served> counted, long first, long last) {
        long window = limit.seconds() * MS;
        long begin = -Math.floorDiv(-first, window) * window;
        long windows = Math.floorDiv(last, window) - Math.floorDiv(begin, window);
        long end = begin + windows * window;
        long allowed = counted.stream()
                .filter(request -> !request.isRefused() && request.at() >= begin && request.at() < end)
                .count();
        return windows < 1 ? "-" : String.format(Locale.ROOT, "%.0f%%", 100.0 * allowed / (windows * limit.requests()));
    }
}
