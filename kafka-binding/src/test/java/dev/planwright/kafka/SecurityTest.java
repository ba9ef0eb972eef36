package dev.planwright.kafka;

import static dev.planwright.kafka.Desk.calls;
import static dev.planwright.kafka.Desk.input;
import static dev.planwright.kafka.Desk.record;
import static dev.planwright.kafka.Desk.result;
import static dev.planwright.kafka.Desk.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.kafka.broker.KafkaCluster;
import dev.planwright.runtime.store.ClusterJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SASL/PLAIN over TLS, as clusters have it; and that nobody gets to see the secrets. */
class SecurityTest {

  private static final String SECRET = "swordfish-4711";
  private static final String STORE_SECRET = "changeit-0815";

  @TempDir Path folder;

  @Test
  void saslOverTls_passesThrough_andSecretsAreNeverLogged() throws Exception {
    Path keys = folder.resolve("broker.p12");
    Path trust = folder.resolve("trust.p12");
    Path certificate = folder.resolve("broker.pem");
    keytool(
        "-genkeypair",
        "-alias",
        "broker",
        "-keyalg",
        "RSA",
        "-keysize",
        "2048",
        "-validity",
        "2",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=ip:127.0.0.1,dns:localhost",
        "-storetype",
        "PKCS12",
        "-keystore",
        keys.toString(),
        "-storepass",
        STORE_SECRET);
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "broker",
        "-keystore",
        keys.toString(),
        "-storepass",
        STORE_SECRET,
        "-file",
        certificate.toString());
    keytool(
        "-importcert",
        "-noprompt",
        "-alias",
        "broker",
        "-storetype",
        "PKCS12",
        "-keystore",
        trust.toString(),
        "-storepass",
        STORE_SECRET,
        "-file",
        certificate.toString());
    String login = "org.apache.kafka.common.security.plain.PlainLoginModule required";
    try (KafkaCluster kafka =
            KafkaCluster.brokers(1)
                .protocol("SASL_SSL")
                .setting("ssl.keystore.location", keys.toString())
                .setting("ssl.keystore.password", STORE_SECRET)
                .setting("ssl.keystore.type", "PKCS12")
                .setting("sasl.enabled.mechanisms", "PLAIN")
                .setting(
                    "listener.name.client.plain.sasl.jaas.config",
                    login + " user_desk=\"" + SECRET + "\";")
                .start();
        LogCapture log = LogCapture.of("");
        LogCapture clients = LogCapture.of("org.apache.kafka")) {
      Properties client = new Properties();
      client.setProperty("bootstrap.servers", kafka.bootstrapServers());
      client.setProperty("security.protocol", "SASL_SSL");
      client.setProperty("ssl.truststore.location", trust.toString());
      client.setProperty("ssl.truststore.password", STORE_SECRET);
      client.setProperty("ssl.truststore.type", "PKCS12");
      client.setProperty("sasl.mechanism", "PLAIN");
      client.setProperty(
          "sasl.jaas.config", login + " username=\"desk\" password=\"" + SECRET + "\";");
      KafkaActionStateStore store =
          KafkaActionStateStore.with(client).level(Level.LEADER).partitions(2);
      try (ClusterJournal journal = Desk.open(store, whole(Map.of()))) {
        record(journal, result(journal.claim(input("a", 1)), 0));
        record(journal, Desk.intent(journal.claim(input("b", 1)), 0));
      }
      try (ClusterJournal journal = Desk.open(store, whole(Map.of()))) {
        assertThat(calls(journal.claim(input("a", 1)))).containsExactly(0);
      }
      assertThat(store.inspect().runs("desk")).hasSize(2);

      client.setProperty(
          "sasl.jaas.config", login + " username=\"desk\" password=\"wrong" + SECRET + "\";");
      client.setProperty("delivery.timeout.ms", "10000");
      KafkaActionStateStore stranger =
          KafkaActionStateStore.with(client).level(Level.LEADER).partitions(2);
      assertThatThrownBy(() -> Desk.open(stranger, whole(Map.of())))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Authentication failed")
          .hasMessageNotContaining(SECRET);

      assertThat(store.toString()).doesNotContain(SECRET, STORE_SECRET);
      assertThat(clients.messages()).isNotEmpty();
      for (LogCapture each : new LogCapture[] {log, clients}) {
        assertThat(each.messages())
            .noneMatch(line -> line.contains(SECRET) || line.contains(STORE_SECRET));
      }
    }
  }

  private static void keytool(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
  }
}
