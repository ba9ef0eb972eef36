package dev.planwright.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.kafka.Entry.Begun;
import dev.planwright.kafka.Entry.Call;
import dev.planwright.kafka.Entry.Claim;
import dev.planwright.kafka.Entry.Ends;
import dev.planwright.kafka.Entry.Owner;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Messages that version 1 wrote are read for ever: these bytes are never changed. */
class EarlierTopicTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final Owner OWNER = new Owner("job", "desk", 128);

  private static Map<Entry, String> keys() {
    Map<Entry, String> keys = new LinkedHashMap<>();
    keys.put(new Claim(OWNER, 32, 63), "0101066a6f62086465736b8002407ea3b2bb00");
    keys.put(new Ends(OWNER, 1234567), "0103066a6f62086465736b80028eda96015b1176d7");
    return keys;
  }

  private static Map<Control, String> controls() {
    Map<Control, String> controls = new LinkedHashMap<>();
    controls.put(new Control.Settings(12), "010110a86ca6 01181e64dc2f");
    controls.put(
        new Control.Divided("job", "desk", 128), "0102066a6f62086465736bb22cd4b7 01800250efb239");
    Control.Part part = new Control.Part(3, "job", "desk", 32, 63);
    controls.put(
        new Control.Safe(part, 17, 4711, 86_400_000),
        "010306066a6f62086465736b407e3c6b5802 0122ce4980f0b2527a61f35b");
    controls.put(
        new Control.Kept("before", 1_700_000_000_000L, List.of(1L, 2L)),
        "01040c6265666f72653fb7fc2c 0180a0abfef962040204e7e7083b");
    controls.put(new Control.Dropped("before"), "01040c6265666f72653fb7fc2c");
    return controls;
  }

  @Test
  void keys_ofVersion1_areRead() {
    keys()
        .forEach(
            (entry, hex) -> {
              assertThat(HEX.formatHex(EntryFormat.key(entry))).isEqualTo(hex);
              assertThat(EntryFormat.entry(HEX.parseHex(hex))).isEqualTo(entry);
            });
    String first =
        "0102066a6f62086465736b8002508eda9601064a464b80809806002000112233445566778899aabbccddeeff80a0abfef962045ca5b61c";
    Call call =
        new Call(
            OWNER,
            40,
            1234567,
            "JFK".getBytes(UTF_8),
            99L << 16,
            0,
            new Begun(HEX.parseHex("00112233445566778899aabbccddeeff"), 1_700_000_000_000L, 2));
    assertThat(HEX.formatHex(EntryFormat.key(call))).isEqualTo(first);
    assertThat(EntryFormat.entry(HEX.parseHex(first))).usingRecursiveComparison().isEqualTo(call);
    String later = "0102066a6f62086465736b8002508eda9601064a464b808098060ee22eee2f";
    Call next = new Call(OWNER, 40, 1234567, "JFK".getBytes(UTF_8), 99L << 16, 7, null);
    assertThat(HEX.formatHex(EntryFormat.key(next))).isEqualTo(later);
    assertThat(EntryFormat.entry(HEX.parseHex(later))).usingRecursiveComparison().isEqualTo(next);
  }

  @Test
  void values_ofVersion1_areRead() {
    byte[] at = EntryFormat.key(new Ends(OWNER, 1234567));
    assertThat(HEX.formatHex(EntryFormat.ends(List.of(1L, 99L << 16), at)))
        .isEqualTo("01040280809806482c92f3");
    assertThat(EntryFormat.ends(HEX.parseHex("01040280809806482c92f3"), at))
        .containsExactly(1L, 99L << 16);
    assertThat(EntryFormat.claimant(HEX.parseHex("011270726f63657373203522b8a985"), at))
        .isEqualTo("process 5");
  }

  @Test
  void controls_ofVersion1_areRead() {
    controls()
        .forEach(
            (control, hex) -> {
              byte[] value = control.value();
              String written =
                  HEX.formatHex(control.key()) + (value == null ? "" : " " + HEX.formatHex(value));
              assertThat(written).isEqualTo(hex);
              String[] both = hex.split(" ", -1);
              assertThat(
                      Control.read(
                          HEX.parseHex(both[0]), both.length == 1 ? null : HEX.parseHex(both[1])))
                  .isEqualTo(control);
            });
  }
}
