package io.tributary.systemtests.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.sandbox.Patience;
import io.tributary.sandbox.kafka.ConnectWorker;
import io.tributary.sandbox.kafka.KafkaCluster;
import io.tributary.sandbox.kafka.LoopbackPorts;
import io.tributary.systemtests.Connectors;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The files in {@code config/}, as users use them: workers, connectors, secrets, monitoring. */
class ConfigFilesIT {
    private static final Pattern METRIC = Pattern.compile("(?:tributary|kafka_connect)_[a-z_]+");

    private final List<VendorUnderTest> vendors = new ArrayList<>();
    private KafkaCluster cluster;
    private ConfigFiles files;
    private Path directory;

    @BeforeEach
    void startCluster() throws IOException {
        Path work = Files.createDirectories(Path.of(System.getProperty("sandbox.work")));
        directory = Files.createTempDirectory(work, "config-files");
        files = new ConfigFiles(directory.resolve("secrets"));
        cluster = KafkaCluster.start(directory.resolve("cluster"));
    }

    @AfterEach
    void stopCluster() {
        cluster.close();
        vendors.forEach(VendorUnderTest::close);
    }

    @Test
    void distributedWorkerRunsAndMonitorsAllConnectors() throws Exception {
        Connectors.ALL.forEach(this::open);
        int exporter = LoopbackPorts.free();
        ConnectWorker worker = cluster.startWorker(builder -> files.worker("worker-distributed.properties", builder)
                .plugins(Connectors.packages())
                .jvmOption(agent(exporter)));
        for (int i = 0; i < vendors.size(); i++) {
            ConnectorKit kit = Connectors.ALL.get(i);
            Map<String, String> config = files.connector(kit.vendor());
            if (kit.vendor().equals("segment")) {
                config.put("api.token", "${env:SEGMENT_API_TOKEN}");
            }
            config.putAll(besidesCredentials(kit, vendors.get(i)));
            worker.rest().create(kit.vendor(), config);
        }
        for (int i = 0; i < vendors.size(); i++) {
            awaitTable(Connectors.ALL.get(i), vendors.get(i));
        }
        assertCompacted("intercom.tags");
        assertMonitored(exporter);
    }

    @Test
    void standaloneWorkerRunsAConnector() throws IOException {
        ConnectorKit kit = Connectors.ALL.get(0);
        VendorUnderTest vendor = open(kit);
        Properties connector = new Properties();
        connector.putAll(ConfigFiles.properties(kit.vendor() + ".properties"));
        connector.putAll(files.references(kit.vendor()));
        connector.putAll(besidesCredentials(kit, vendor));
        Path file = directory.resolve(kit.vendor() + ".properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            connector.store(writer, null);
        }
        cluster.startWorker(builder -> files.worker("worker-standalone.properties", builder)
                .plugins(Connectors.packages(kit))
                .standalone(file));
        awaitTable(kit, vendor);
    }

    private VendorUnderTest open(ConnectorKit kit) {
        VendorUnderTest vendor = kit.few();
        vendors.add(vendor);
        files.writeSecrets(kit.vendor(), vendor.settings());
        return vendor;
    }

    private Map<String, String> besidesCredentials(ConnectorKit kit, VendorUnderTest vendor) {
        Map<String, String> settings = new TreeMap<>(vendor.settings());
        settings.keySet().removeAll(files.references(kit.vendor()).keySet());
        return settings;
    }

    private void awaitTable(ConnectorKit kit, VendorUnderTest vendor) {
        String topic = kit.vendor() + '.' + kit.snapshotTable();
        Patience.whileMoving(() -> cluster.topics().size(topic))
                .until(() -> cluster.topics().read(topic).size()
                        == vendor.truth(kit.snapshotTable()).size());
    }

    private void assertCompacted(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) cluster.bootstrapServers()))) {
            assertThat(admin.describeConfigs(List.of(resource))
                            .all()
                            .get()
                            .get(resource)
                            .get("cleanup.policy")
                            .value())
                    .isEqualTo("compact");
        }
    }

    /** Every table has its series, and every series in an alert exists. */
    private void assertMonitored(int port) throws Exception {
        String scraped = scrape(port);
        for (int i = 0; i < vendors.size(); i++) {
            String vendor = Connectors.ALL.get(i).vendor();
            for (String table : vendors.get(i).tables()) {
                assertThat(scraped)
                        .contains(
                                "tributary_table_requests_total{connector=\"%s\",table=\"%s\",task=\"0\",vendor=\"%s\"} "
                                        .formatted(vendor, table, vendor));
            }
        }
        assertThat(scraped).containsPattern("(?m)^tributary_table_rows_emitted_total\\{.*} [1-9]");
        assertThat(scraped).containsPattern("(?m)^tributary_table_last_sync_completed_seconds\\{.*} 1\\.[0-9]+E9");
        String alerts = Files.readString(ConfigFiles.file("monitoring/alerts.yml"));
        assertThat(METRIC.matcher(alerts).results().map(MatchResult::group).distinct())
                .hasSizeGreaterThan(6)
                .allSatisfy(metric -> assertThat(scraped).contains('\n' + metric));
    }

    private static String scrape(int port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .timeout(Duration.ofSeconds(30))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String agent(int port) {
        String jar = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("jmx_prometheus_javaagent"))
                .findFirst()
                .orElseThrow();
        Path rules =
                ConfigFiles.file("monitoring/jmx-exporter.yml").toAbsolutePath().normalize();
        return "-javaagent:" + jar + "=127.0.0.1:" + port + ':' + rules;
    }
}
