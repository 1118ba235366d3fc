package io.tributary.systemtests.fuzz;

import io.tributary.connect.common.testing.TaskDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * One case: a task reads a vendor that first sends some mutated responses, then only valid ones; its topics are compared with the
 * vendor's rows. Every random choice follows from the seed.
 */
final class Case {
    private static final int STRIKES = 3;
    private static final int MAX_STARTS = 6;
    private static final int MAX_SYNCS = 4;
    /** How many consecutive responses are mutated: usually one, sometimes all that follow. */
    private static final List<Integer> TIMES = List.of(1, 1, 1, 1, 1, 1, 2, 3, 5, Integer.MAX_VALUE);

    private final World world;
    private final long seed;
    private final Script script = new Script();
    private final Mutator own;
    private final List<String> tables;
    private final boolean resumes;
    private final List<String> failures = new ArrayList<>();
    private boolean taken;

    Case(World world, long seed) {
        this.world = world;
        this.seed = seed;
        this.own = world.mutator();
        SplittableRandom random =
                new SplittableRandom(seed * 0xD1342543DE82EF95L ^ world.vendor().hashCode()).split();
        this.tables = tables(random);
        this.resumes = random.nextBoolean();
        for (int i = 0; i < STRIKES; i++) {
            mutate(random.split());
        }
    }

    private List<String> tables(SplittableRandom random) {
        TreeSet<String> some = new TreeSet<>();
        some.add(OddJson.any(world.tables(), random));
        if (random.nextInt(8) == 0) {
            some.add(OddJson.any(world.tables(), random));
        }
        return List.copyOf(some);
    }

    private void mutate(SplittableRandom random) {
        int first = random.nextInt(1, world.cleanRequests(tables) + 2);
        Mutator mutator = random.nextInt(4) == 0 ? new ResponseMutator() : own;
        script.mutate(first, OddJson.any(TIMES, random), mutator, random.split());
    }

    /**
     * Runs the case; returns the number of mutated responses.
     *
     * @throws AssertionError with the seed, the requests and the mutations
     */
    int run() {
        String name = seed + "-" + Integer.toHexString(System.identityHashCode(this));
        world.apply(name, script);
        try (TaskDriver driver = world.driver(tables, name, resumes)) {
            Truth truth =
                    new Truth(world, script, driver, tables, driver.records().size());
            readMutated(driver);
            readValid(driver, truth);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(described(e), e);
        } finally {
            world.forget(name);
        }
        return script.mutations().size();
    }

    private String described(Throwable wrong) {
        String from = resumes ? "from known rows" : "from nothing";
        return world.vendor() + ", -Dfuzz.seed=" + seed + ", tables " + tables + ", " + from + "\n  mutated:\n    "
                + String.join("\n    ", script.mutations()) + "\n  failures:\n    " + String.join("\n    ", failures)
                + "\n  " + wrong;
    }

    /** Restarts a failed task until all tables are read; after that, the vendor sends only valid responses. */
    private void readMutated(TaskDriver driver) {
        boolean read = false;
        for (int starts = 0; starts < MAX_STARTS && !read; starts++) {
            read = reads(() -> driver.start().firstSync(), driver);
        }
        script.end();
        taken = read && reads(driver::sync, driver) && tables.stream().noneMatch(table -> hadTrouble(driver, table));
        driver.close();
    }

    private boolean reads(Runnable reading, TaskDriver driver) {
        try {
            reading.run();
            return true;
        } catch (ConnectException e) {
            failures.add(e.getMessage());
            Messages.check(e, world.secret(), script.marks());
            driver.close();
            return false;
        }
    }

    private static boolean hadTrouble(TaskDriver driver, String table) {
        return (Long) driver.attribute(table, "Retries") > 0
                || driver.attribute(table, "State").equals("PARKED");
    }

    private void readValid(TaskDriver driver, Truth truth) {
        int good = driver.records().size();
        driver.start().firstSync();
        for (int i = 0; i < MAX_SYNCS && !truth.isComplete(); i++) {
            driver.sync();
        }
        boolean allNew = taken && failures.isEmpty() && !resumes && tables.size() == 1;
        driver.sync();
        truth.check(allNew, good);
    }
}
