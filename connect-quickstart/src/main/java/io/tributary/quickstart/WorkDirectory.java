package io.tributary.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The directory of one run: emptied at its start, and of no other run as long as this one lasts. */
final class WorkDirectory implements AutoCloseable {
    private final Path path;
    private final FileLock lock;

    private WorkDirectory(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Takes a directory, created where missing; what an earlier run has left in it is deleted. */
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

    /** Where it is. */
    Path path() {
        return path;
    }

    /** Lets other runs have it; what is in it stays. */
    @Override
    public void close() {
        try {
            lock.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
