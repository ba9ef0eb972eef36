package dev.planwright.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeveritiesTest {

  private static final Finding UNHANDLED = Finding.of(Code.PW203, "fact.", "fix.");

  @Test
  void parse_knownCodes_changesTheirSeverity() {
    Severities severities = Severities.parse(" PW203:warning , PW606:off");

    assertThat(severities.mistakes()).isEmpty();
    assertThat(severities.of(UNHANDLED)).isEqualTo(Severity.WARNING);
    assertThat(severities.of(Finding.of(Code.PW606, "fact.", "fix."))).isEqualTo(Severity.OFF);
    assertThat(severities.of(Finding.of(Code.PW101, "fact.", "fix."))).isEqualTo(Severity.ERROR);
  }

  @Test
  void parse_nothing_changesNothing() {
    assertThat(Severities.parse(null).mistakes()).isEmpty();
    assertThat(Severities.parse(" ").mistakes()).isEmpty();
    assertThat(Severities.parse(null).of(UNHANDLED)).isEqualTo(Severity.ERROR);
  }

  @Test
  void parse_oneBadEntryAmongGood_keepsTheGood() {
    Severities severities = Severities.parse("PW203:note,PW204,PW205:loud");

    assertThat(severities.of(UNHANDLED)).isEqualTo(Severity.NOTE);
    assertThat(severities.mistakes())
        .extracting(Finding::headline)
        .containsExactly(
            "-Aplanwright.severity: \"PW204\" is not CODE:severity.",
            "-Aplanwright.severity: \"loud\" is no severity of PW205.");
  }
}
