package io.tributary.connect.common.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/** What a class says to the log at ERROR, or at WARN too, as long as it is watched. */
public final class LogWatch implements AutoCloseable {
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final AbstractAppender appender;

    private LogWatch(Logger logger, Level least) {
        this.logger = logger;
        this.appender = new AbstractAppender("watch", null, null, true, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                if (event.getLevel().isMoreSpecificThan(least)) {
                    messages.add(event.getMessage().getFormattedMessage());
                }
            }
        };
    }

    /** Watches the class with that name. */
    public static LogWatch errorsOf(String className) {
        return watch(className, Level.ERROR);
    }

    /** Watches the class with that name, which says its warnings from now on. */
    public static LogWatch warningsOf(String className) {
        Configurator.setLevel(className, Level.WARN);
        return watch(className, Level.WARN);
    }

    private static LogWatch watch(String className, Level least) {
        LogWatch watch = new LogWatch((Logger) LogManager.getLogger(className), least);
        watch.appender.start();
        watch.logger.addAppender(watch.appender);
        return watch;
    }

    /** What was said so far. */
    public List<String> messages() {
        return messages;
    }

    @Override
    public void close() {
        logger.removeAppender(appender);
    }
}
