package dev.planwright.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.descriptor.Descriptor.Component;
import dev.planwright.descriptor.Descriptor.Event;
import dev.planwright.descriptor.Descriptor.Memory;
import dev.planwright.descriptor.Descriptor.Shape;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Reading descriptors, and refusing what is none. */
class DescriptorTest {

  private static final String TEXT =
      """
      {
        "agent": "shop.Desk", "plan": "shop.DeskPlan", "input": "shop.Order", "output": "java.lang.Void",
        "format": 1, "later": [null, -1, true],
        "contract": {
          "name": "de\\u0073k", "input": "Order", "output": "none",
          "actions": {"take": {"on": ["Order"], "when": "amount > 1"}},
          "memories": {"orders": {"kind": "VALUE", "scope": "SHORT_TERM", "types": ["int"], "aliases": ["count"]}},
          "events": {"Order": {"type": "Order", "listeners": ["take"]}},
          "durableCalls": {},
          "types": {
            "Order": {"version": 2, "components": [{"name": "id", "type": "java.lang.String"}]},
            "Status": {"version": 1, "constants": ["OPEN"]}
          }
        }
      }
      """;

  @Test
  void parse_readsWhatItKnows() throws Exception {
    Descriptor read = Descriptor.parse(TEXT);

    assertThat(read.name()).isEqualTo("desk");
    assertThat(read.memories())
        .isEqualTo(
            Map.of("orders", new Memory("VALUE", "SHORT_TERM", List.of("int"), List.of("count"))));
    assertThat(read.events())
        .isEqualTo(Map.of("Order", new Event("Order", List.of("take"), List.of())));
    assertThat(read.types().get("Order"))
        .isEqualTo(new Shape.OfRecord(2, List.of(new Component("id", "java.lang.String"))));
    assertThat(read.types().get("Status")).isEqualTo(new Shape.OfEnum(1, List.of("OPEN")));
  }

  @Test
  void parse_anythingElse_saysWhatItIs() {
    assertRefused("", "it is no JSON: expected more in line 1");
    assertRefused("{\n\"a\": 1,\n}", "it is no JSON: expected '\"' in line 3");
    assertRefused("[]", " is no object");
    assertRefused("{}", "it is no descriptor of a plan");
    assertRefused(
        TEXT.replace("\"format\": 1", "\"format\": 2"),
        "it has format 2, which a later release of Planwright wrote; this one reads format 1");
    assertRefused(TEXT.replace("\"on\"", "\"off\""), "contract.actions.take.on is missing");
    assertRefused(
        TEXT.replace("\"version\": 2", "\"version\": \"2\""),
        "contract.types.Order.version is of the wrong type");
    assertRefused("[".repeat(100_000), "it is no JSON: expected less nesting in line 1");
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> Descriptor.parse(text))
        .isInstanceOf(DescriptorException.class)
        .hasMessage(message);
  }

  @Test
  void parse_damagedText_isReadOrRefused() {
    for (int end = 0; end < TEXT.stripTrailing().length(); end++) {
      String cut = TEXT.substring(0, end);
      assertThatThrownBy(() -> Descriptor.parse(cut)).isInstanceOf(DescriptorException.class);
    }
    Random random = new Random(5);
    int refused = 0;
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder(TEXT);
      text.setCharAt(random.nextInt(text.length()), (char) (32 + random.nextInt(96)));
      try {
        Descriptor.parse(text.toString());
      } catch (DescriptorException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }
}
