package io.tributary.connect.common.http;

import java.time.Duration;

/** How a request thread waits; a test's does not. */
@FunctionalInterface
public interface Sleeper {
    Sleeper REAL = duration -> Thread.sleep(duration.toMillis());

    /**
     * @throws InterruptedException when the task stops meanwhile
     */
    void sleep(Duration duration) throws InterruptedException;
}
