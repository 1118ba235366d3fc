package io.tributary.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The directory of one run. It is empty at the start, and locked against other runs. */
final class WorkDirectory implements AutoCloseable {
    private final Path path;
    private final FileLock lock;

    private WorkDirectory(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Locks a directory, which is created if it is missing, and deletes what is in it. */
    static WorkDirectory take(Path path) {
        try {
            Files.createDirectories(path.getParent());
            Path lockFile = path.resolveSibling(path.getFileName() + ".lock");
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new QuickstartException("Another quickstart is running in " + path);
            }
            Directories.delete(path);
            Files.createDirectories(path);
            return new WorkDirectory(path, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not set up " + path, e);
        }
    }

    /** The path of the directory. */
    Path path() {
        return path;
    }

    /** Unlocks the directory. Its contents are kept. */
    @Override
    public void close() {
        try {
            lock.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
