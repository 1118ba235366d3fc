package io.tributary.systemtests.chaos;

import static org.awaitility.Awaitility.await;

import io.tributary.sandbox.kafka.ConnectRest;
import io.tributary.sandbox.kafka.ConnectWorker;
import io.tributary.sandbox.kafka.KafkaBroker;
import io.tributary.sandbox.kafka.KafkaCluster;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Disrupts a broker and two workers, and recovers them. Used by one thread, except for {@link #up}. */
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

    /** The workers that are not stopped, killed or frozen. */
    List<ConnectWorker> up() {
        return up;
    }

    /** Starts a disruption. */
    void strike(Disruption disruption) {
        tally.count(disruption.kind().name());
        ConnectWorker worker = cluster.workers().get(disruption.worker());
        switch (disruption.kind()) {
            case KILL_WORKER -> kill(worker);
            case STOP_WORKER -> down("SIGTERM", worker, ConnectWorker::stop);
            case FREEZE_WORKER -> down("SIGSTOP", worker, ConnectWorker::pause);
            case ZOMBIE_WORKER -> makeZombie(worker);
            case KILL_WORKERS -> cluster.workers().forEach(this::kill);
            case KILL_BROKER -> killBroker();
            case STOP_BROKER -> downBroker("SIGTERM", KafkaBroker::stop);
            case FREEZE_BROKER -> downBroker("SIGSTOP", KafkaBroker::pause);
            case KILL_BROKER_AND_WORKER -> {
                killBroker();
                kill(worker);
            }
        }
    }

    private void kill(ConnectWorker worker) {
        down("SIGKILL", worker, ConnectWorker::kill);
    }

    private void down(String signal, ConnectWorker worker, Consumer<ConnectWorker> action) {
        tally.count(signal + " to a worker");
        up.remove(worker);
        action.accept(worker);
    }

    private void killBroker() {
        downBroker("SIGKILL", KafkaBroker::kill);
    }

    private void downBroker(String signal, Consumer<KafkaBroker> action) {
        tally.count(signal + " to the broker");
        action.accept(cluster.broker());
    }

    private void makeZombie(ConnectWorker worker) {
        down("SIGSTOP", worker, ConnectWorker::pause);
        String address = worker.restUrl().replace("http://", "");
        await("the other worker to take all tasks").atMost(LIMIT).until(() -> hosts().noneMatch(address::equals));
    }

    /** The addresses of the workers that run tasks, as reported by Connect. */
    private Stream<String> hosts() {
        ConnectRest rest = up.get(0).rest();
        return StreamSupport.stream(rest.connectors().spliterator(), false)
                .flatMap(name -> rest.status(name.asText()).path("tasks").findValuesAsText("worker_id").stream());
    }

    /** Ends a disruption. Returns when all processes are running again. */
    void undo(Disruption disruption) {
        switch (disruption.kind()) {
            case KILL_BROKER, STOP_BROKER -> restartBroker();
            case FREEZE_BROKER -> cluster.broker().resume();
            case KILL_BROKER_AND_WORKER -> {
                restartBroker();
                recover();
            }
            default -> recover();
        }
    }

    private void restartBroker() {
        cluster.broker().restart();
        tally.count("restarts of the broker");
    }

    private void recover() {
        List<ConnectWorker> down = cluster.workers().stream()
                .filter(worker -> !up.contains(worker))
                .toList();
        CompletableFuture.allOf(down.stream()
                        .map(worker -> CompletableFuture.runAsync(() -> recover(worker)))
                        .toArray(CompletableFuture[]::new))
                .join();
        up.addAll(down);
    }

    private static void recover(ConnectWorker worker) {
        if (worker.isAlive()) {
            worker.resume();
        } else {
            worker.start();
        }
    }
}
