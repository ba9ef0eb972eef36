package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a restore says of the rules that it breaks. */
class BrokenTest {

  private static final String DESCRIPTOR =
      """
      {"agent": "shop.Desk", "plan": "shop.DeskPlan", "input": "int", "output": "java.lang.Void", "format": 1,
       "contract": {"name": "desk", "input": "int", "output": "none", "actions": {}, "events": {},
       "memories": {"count": {"kind": "VALUE", "scope": "SHORT_TERM", "types": ["java.lang.Integer"]}},
       "durableCalls": {}, "types": {}}}
      """;

  @Test
  void rules_nameEachWithItsGroupAndLoss() {
    String text = DESCRIPTOR.replace("java.lang.Integer", "java.lang.String");

    assertThat(Broken.rules(DESCRIPTOR, DESCRIPTOR)).isEmpty();
    assertThat(Broken.rules(DESCRIPTOR, text).strip())
        .isEqualTo(
            "[PW505 STATE] Memory count is a ValueMemory<String> and was a ValueMemory<Integer>."
                + " What it saved cannot be read: the restore is refused.");
  }

  @Test
  void rules_ofUnknownDescriptors_sayNothingOrWhy() {
    assertThat(Broken.rules(null, DESCRIPTOR)).isEmpty();
    assertThat(Broken.rules(DESCRIPTOR, null)).isEmpty();
    assertThat(Broken.rules("{}", DESCRIPTOR).strip())
        .isEqualTo("The saved descriptor cannot be read: it is no descriptor of a plan");
  }
}
