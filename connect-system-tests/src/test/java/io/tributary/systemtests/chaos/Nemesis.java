package io.tributary.systemtests.chaos;

import static org.awaitility.Awaitility.await;

import io.tributary.sandbox.kafka.ConnectRest;
import io.tributary.sandbox.kafka.ConnectWorker;
import io.tributary.sandbox.kafka.KafkaCluster;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Brings troubles over a broker and two workers, and undoes them. For one thread; what is up may be asked by others. */
final class Nemesis {
    private static final Duration LIMIT = Duration.ofSeconds(300);

    private final KafkaCluster cluster;
    private final Tally tally;
    private final List<ConnectWorker> up = new CopyOnWriteArrayList<>();

    Nemesis(KafkaCluster cluster, Tally tally) {
        this.cluster = cluster;
        this.tally = tally;
        up.addAll(cluster.workers());
    }

    /** The workers that are not stopped, killed or standing still. */
    List<ConnectWorker> up() {
        return up;
    }

    /** Brings a trouble. */
    void strike(Trouble trouble) {
        tally.count(trouble.kind().name());
        ConnectWorker worker = cluster.workers().get(trouble.worker());
        switch (trouble.kind()) {
            case KILL_WORKER -> down(worker, ConnectWorker::kill);
            case STOP_WORKER -> down(worker, ConnectWorker::stop);
            case FREEZE_WORKER -> down(worker, ConnectWorker::pause);
            case ZOMBIE_WORKER -> makeZombie(worker);
            case KILL_WORKERS -> cluster.workers().forEach(each -> down(each, ConnectWorker::kill));
            case KILL_BROKER -> cluster.broker().kill();
            case STOP_BROKER -> cluster.broker().stop();
            case FREEZE_BROKER -> cluster.broker().pause();
            case KILL_BROKER_AND_WORKER -> {
                cluster.broker().kill();
                down(worker, ConnectWorker::kill);
            }
        }
    }

    private interface Blow {
        void on(ConnectWorker worker);
    }

    private void down(ConnectWorker worker, Blow blow) {
        up.remove(worker);
        blow.on(worker);
    }

    private void makeZombie(ConnectWorker worker) {
        down(worker, ConnectWorker::pause);
        String address = worker.restUrl().replace("http://", "");
        await("the other worker to take all tasks").atMost(LIMIT).until(() -> hosts().noneMatch(address::equals));
    }

    /** The addresses of the workers that the tasks are said to run on. */
    private Stream<String> hosts() {
        ConnectRest rest = up.get(0).rest();
        return StreamSupport.stream(rest.connectors().spliterator(), false)
                .flatMap(name -> rest.status(name.asText()).path("tasks").findValuesAsText("worker_id").stream());
    }

    /** Undoes a trouble; returns when all processes are there again. */
    void undo(Trouble trouble) {
        switch (trouble.kind()) {
            case KILL_BROKER, STOP_BROKER -> cluster.broker().restart();
            case FREEZE_BROKER -> cluster.broker().resume();
            case KILL_BROKER_AND_WORKER -> {
                cluster.broker().restart();
                raise();
            }
            default -> raise();
        }
    }

    private void raise() {
        List<ConnectWorker> down = cluster.workers().stream()
                .filter(worker -> !up.contains(worker))
                .toList();
        CompletableFuture.allOf(down.stream()
                        .map(worker -> CompletableFuture.runAsync(() -> raise(worker)))
                        .toArray(CompletableFuture[]::new))
                .join();
        up.addAll(down);
    }

    private static void raise(ConnectWorker worker) {
        if (worker.isAlive()) {
            worker.resume();
        } else {
            worker.start();
        }
    }
}
