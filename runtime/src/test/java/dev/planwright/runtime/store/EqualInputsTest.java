package dev.planwright.runtime.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EqualInputsTest {

  private static final byte[] KEY = "key".getBytes(UTF_8);
  private static final byte[] DIGEST = {1, 2};

  private final EqualInputs inputs = new EqualInputs("desk", "job");

  @Test
  void begin_equalInputs_haveNamesOfTheirOwn() {
    assertThat(inputs.begin(KEY, DIGEST)).isEqualTo("desk/job/0102#0");
    assertThat(inputs.begin(KEY, DIGEST)).isEqualTo("desk/job/0102#1");
    assertThat(inputs.begin("other".getBytes(UTF_8), DIGEST)).isEqualTo("desk/job/0102#0");
    assertThat(inputs.begin(KEY, new byte[] {3})).isEqualTo("desk/job/03#0");
  }

  @Test
  void begin_inAnotherLife_givesTheSameNames() {
    String first = inputs.begin(KEY, DIGEST);
    String second = inputs.begin(KEY, DIGEST);
    EqualInputs next = new EqualInputs("desk", "job");
    next.add(KEY, DIGEST, first);
    assertThat(next.begin(KEY, DIGEST)).isEqualTo(second);
  }

  @Test
  void begin_whileOneOfSeveralIsForgotten_repeatsNoName() {
    inputs.begin(KEY, DIGEST);
    inputs.begin(KEY, DIGEST);
    inputs.forget(KEY, DIGEST);
    assertThat(inputs.begin(KEY, DIGEST)).endsWith("#2");
  }

  @Test
  void begin_afterAllAreForgotten_beginsAnew() {
    inputs.begin(KEY, DIGEST);
    inputs.forget(KEY, DIGEST);
    assertThat(inputs.begin(KEY, DIGEST)).endsWith("#0");
  }
}
