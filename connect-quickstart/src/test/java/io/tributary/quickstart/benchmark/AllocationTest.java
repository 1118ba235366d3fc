package io.tributary.quickstart.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final int MIB = 1 << 20;

    private byte[] last;

    @Test
    void countsThreadsThatBeganLaterAndThatHaveEnded() throws Exception {
        allocate(64);
        Allocation allocation = Allocation.from(ManagementFactory.getPlatformMBeanServer());
        ExecutorService thread = Executors.newSingleThreadExecutor();
        thread.submit(() -> allocate(16)).get();
        allocation.look();
        thread.shutdown();
        allocate(8);
        allocation.look();
        assertThat(last).hasSize(MIB);
        assertThat(allocation.bytes()).isGreaterThanOrEqualTo(24L * MIB);
    }

    private void allocate(int mebibytes) {
        for (int i = 0; i < mebibytes; i++) {
            last = new byte[MIB];
        }
    }
}
