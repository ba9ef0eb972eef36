package dev.planwright.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What users write freely, as a chart has it. */
class ChartTextTest {

  private static final Pattern HARMFUL = Pattern.compile("[^\\p{L}\\p{N}._ $-]");

  @Test
  void label_ofAnyCharacter_keepsLettersNumbersAndWhatEndsNothing() {
    assertThat(
            IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .mapToObj(c -> "a" + Character.toString(c) + "z")
                .filter(
                    name -> !ChartWriter.label(name).equals(HARMFUL.matcher(name).replaceAll("_"))))
        .isEmpty();
  }

  @Test
  void quoted_ofAnyText_endsNothingAndKeepsOneSpaceOfSeveral() {
    assertThat(ChartWriter.quoted(" a\t \n\u000B\f\r b\u00a0ü𝒳  ")).isEqualTo(" a b\u00a0ü𝒳 ");
    assertThat(ChartWriter.quoted("x == \"*/\" && `{@}` # \\u000a;"))
        .isEqualTo("x == #34;*#47;#34; && #96;#123;#64;#125;#96; #35; #92;u000a#59;");
  }
}
