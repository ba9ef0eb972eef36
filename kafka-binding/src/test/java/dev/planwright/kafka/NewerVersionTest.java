package dev.planwright.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.kafka.Control.Settings;
import dev.planwright.kafka.Entry.Ends;
import dev.planwright.kafka.Entry.Owner;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.format.FieldWriter;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a newer Planwright wrote is refused, not read as something else: keys and values. */
class NewerVersionTest {

  private static final int NEWER = EntryFormat.VERSION + 1;
  private static final byte[] KEY = EntryFormat.key(new Ends(new Owner("j", "a", 128), 0));
  private static final byte[] SETTINGS = new Settings(3).key();

  private static byte[] newer(byte[] address) {
    return new FieldWriter(16).octet(NEWER).number(1).sealed(address);
  }

  static Stream<Map.Entry<String, ThrowingCallable>> readings() {
    byte[] nowhere = {};
    return Stream.of(
        Map.entry("key", () -> EntryFormat.entry(newer(nowhere))),
        Map.entry("runs that ended", () -> EntryFormat.ends(newer(KEY), KEY)),
        Map.entry("claimant", () -> EntryFormat.claimant(newer(KEY), KEY)),
        Map.entry("key of a control", () -> Control.read(newer(nowhere), null)),
        Map.entry("control", () -> Control.read(SETTINGS, newer(SETTINGS))));
  }

  @ParameterizedTest
  @MethodSource("readings")
  void dataOfANewerVersion_isRefused(Map.Entry<String, ThrowingCallable> reading) {
    assertThatThrownBy(reading.getValue())
        .isInstanceOf(JournalException.class)
        .hasMessage("of version 2, but this Planwright reads version 1: use a newer one");
  }
}
