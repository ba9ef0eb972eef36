package dev.planwright.processor.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {

  private static final Object[] ARGUMENTS = {"a%sb", 2, null, "$s", 5, 6, 7, 8, 9, 10, "%%"};

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "%s",
        "%%",
        "%s%s",
        "<%s, %s>;",
        "100 %% of %s",
        "%%s",
        "%2$s%1$s",
        "%11$s",
        "%s %3$s %s",
        "(event.a() %% %2$s) $s",
        "%1$s.matches(%4$s)"
      })
  void fill_withArguments_givesWhatTheFormatterGives(String format) {
    assertThat(Format.fill(format, ARGUMENTS)).isEqualTo(String.format(format, ARGUMENTS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%s %s", "%d", "%3$s", "%0$s", "% s", "%1$d"})
  void fill_ofNoSuchFormat_fails(String format) {
    assertThatThrownBy(() -> Format.fill(format, "one"))
        .isInstanceOfAny(IndexOutOfBoundsException.class, NumberFormatException.class);
  }

  @Test
  void fill_withoutArguments_isTheFormat() {
    assertThat(Format.fill("case 1 -> {}")).isEqualTo("case 1 -> {}");
  }
}
