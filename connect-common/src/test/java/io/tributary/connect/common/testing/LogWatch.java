package io.tributary.connect.common.testing;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/** Records what a class logs at a level and above, until it is closed. */
public final class LogWatch implements AutoCloseable {
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final AbstractAppender appender;

    private LogWatch(Logger logger, Level level) {
        this.logger = logger;
        this.appender = new AbstractAppender("watch-" + UUID.randomUUID(), null, null, true, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                if (event.getLevel().isMoreSpecificThan(level)) {
                    messages.add(event.getMessage().getFormattedMessage());
                }
            }
        };
    }

    /** Watches the class with that name at ERROR. */
    public static LogWatch errorsOf(String className) {
        return of(className, Level.ERROR);
    }

    /** Watches the class with that name. */
    public static LogWatch of(String className, Level level) {
        return started(new LogWatch((Logger) LogManager.getLogger(className), level));
    }

    /** Watches the root logger. */
    public static LogWatch everything() {
        return started(new LogWatch((Logger) LogManager.getRootLogger(), Level.ALL));
    }

    /** Watches the class with that name at WARN, and enables that level. */
    public static LogWatch warningsOf(String className) {
        Configurator.setLevel(className, Level.WARN);
        return of(className, Level.WARN);
    }

    private static LogWatch started(LogWatch watch) {
        watch.appender.start();
        watch.logger.addAppender(watch.appender);
        return watch;
    }

    /** The messages so far. */
    public List<String> messages() {
        return messages;
    }

    /** The messages so far that contain {@code words}. Other tests may use the same class at the same time. */
    public List<String> messages(String words) {
        return messages.stream().filter(message -> message.contains(words)).toList();
    }

    @Override
    public void close() {
        logger.removeAppender(appender);
    }
}
