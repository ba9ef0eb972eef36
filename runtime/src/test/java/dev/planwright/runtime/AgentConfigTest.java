package dev.planwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AgentConfigTest {

  private enum Level {
    LOW,
    VERY_HIGH
  }

  private record Service(String url, Duration timeout) {
    Service {
      if (timeout.isNegative()) {
        throw new IllegalArgumentException("a timeout that is negative");
      }
    }
  }

  private record Settings(
      int maxDelay,
      boolean dryRun,
      double rate,
      long bytes,
      Level level,
      Optional<String> note,
      Service rebookingService,
      Optional<Service> fallback) {}

  private record Unsupported(Thread thread) {}

  private static final AgentConfig CONFIG =
      AgentConfig.of(
          Map.of(
              "text", "a b", "number", " 7 ", "flag", "TRUE", "iso", "PT1.5S", "short", "250ms"));

  @Test
  void get_present_isOfItsType() {
    assertThat(CONFIG.string("text")).isEqualTo("a b");
    assertThat(CONFIG.integer("number")).isEqualTo(7);
    assertThat(CONFIG.integer("number", 1)).isEqualTo(7);
    assertThat(CONFIG.bool("flag")).isTrue();
    assertThat(CONFIG.bool("flag", false)).isTrue();
    assertThat(CONFIG.duration("iso")).isEqualTo(Duration.ofMillis(1500));
    assertThat(CONFIG.duration("short", Duration.ZERO)).isEqualTo(Duration.ofMillis(250));
    for (String text : new String[] {"2h", "120 min", "7200s"}) {
      assertThat(AgentConfig.of(Map.of("d", text)).duration("d")).isEqualTo(Duration.ofHours(2));
    }
  }

  @Test
  void get_missing_isTheOther() {
    AgentConfig empty = AgentConfig.empty();
    assertThat(empty.string("x", "other")).isEqualTo("other");
    assertThat(empty.integer("x", 5)).isEqualTo(5);
    assertThat(empty.bool("x", true)).isTrue();
    assertThat(empty.duration("x", Duration.ZERO)).isEqualTo(Duration.ZERO);
  }

  @Test
  void get_missingWithoutOther_namesNearMisses() {
    assertRefused(
        () -> CONFIG.integer("num-ber"),
        "setting num-ber is missing; expected a whole number from -2147483648 to 2147483647."
            + " Did you mean number?");
    assertRefused(
        () -> CONFIG.string("elsewhere"),
        "setting elsewhere is missing; expected text. There are: flag, iso, number, short, text");
    assertRefused(
        () -> AgentConfig.empty().bool("x"),
        "setting x is missing; expected true or false. There are no settings.");
  }

  @Test
  void get_wrong_namesKeyValueAndWhatIsExpected() {
    assertRefused(
        () -> CONFIG.integer("text"),
        "setting text is 'a b'; expected a whole number from -2147483648 to 2147483647");
    assertRefused(() -> CONFIG.bool("number"), "setting number is ' 7 '; expected true or false");
    assertRefused(
        () -> CONFIG.duration("number"),
        "setting number is ' 7 '; expected a duration, as in PT30S or 30s");
    assertRefused(
        () -> AgentConfig.of(Map.of("d", "5 fortnights")).duration("d"),
        "setting d is '5 fortnights'; expected a duration, as in PT30S or 30s");
  }

  @Test
  void as_camelAndKebabNames_areBound() {
    AgentConfig config =
        AgentConfig.of(
            Map.of(
                "max-delay", "5",
                "dryRun", "false",
                "rate", "0.5",
                "bytes", "5000000000",
                "level", "very-high",
                "rebooking-service.url", "here",
                "rebookingService.timeout", "3s"));
    assertThat(config.as(Settings.class))
        .isEqualTo(
            new Settings(
                5,
                false,
                0.5,
                5_000_000_000L,
                Level.VERY_HIGH,
                Optional.empty(),
                new Service("here", Duration.ofSeconds(3)),
                Optional.empty()));
  }

  private record Partial(Optional<Integer> number, Optional<Service> service) {}

  @Test
  void as_optionalRecord_isThereIfOneOfItsSettingsIs() {
    assertThat(AgentConfig.empty().as(Partial.class))
        .isEqualTo(new Partial(Optional.empty(), Optional.empty()));
    assertThat(
            AgentConfig.of(Map.of("number", "1", "service.url", "u", "service.timeout", "1s"))
                .as(Partial.class))
        .isEqualTo(
            new Partial(Optional.of(1), Optional.of(new Service("u", Duration.ofSeconds(1)))));
    assertRefused(
        () -> AgentConfig.of(Map.of("service.url", "u")).as(Partial.class),
        "setting service.timeout is missing; expected a duration, as in PT30S or 30s."
            + " There are: service.url");
  }

  @Test
  void as_wrong_saysWhat() {
    assertRefused(
        () -> AgentConfig.of(Map.of("url", "u", "timeout", "PT-1S")).as(Service.class),
        Service.class.getName()
            + " refuses its components: java.lang.IllegalArgumentException: a timeout that is"
            + " negative");
    assertRefused(
        () -> AgentConfig.of(Map.of("thread", "u")).as(Unsupported.class),
        "component thread of "
            + Unsupported.class.getName()
            + " has a type that no setting can give: use text, a number, boolean, Duration, enum,"
            + " a record of those, or an Optional");
    record Limit(int maxSize, Level level) {}
    assertRefused(
        () -> AgentConfig.of(Map.of("max-size", "1", "maxSize", "2")).as(Limit.class),
        "settings maxSize and max-size are the same one: remove all but one");
    assertRefused(
        () -> AgentConfig.of(Map.of("max-size", "1", "level", "mid")).as(Limit.class),
        "setting level is 'mid'; expected one of LOW, VERY_HIGH");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void config_serialized_isTheSame() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(CONFIG);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((AgentConfig) in.readObject()).string("text")).isEqualTo("a b");
    }
  }
}
