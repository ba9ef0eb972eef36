package dev.planwright.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  @ParameterizedTest
  @CsvSource({
    "DisruptionDesk, disruption-desk",
    "LLMAgent, llm-agent",
    "HTTP, http",
    "Desk2Agent, desk2-agent",
    "desk, desk",
    "aB, a-b",
    "ABc, a-bc",
    "Order_Desk, order_desk",
    "ÉtatDesk, état-desk"
  })
  void kebab_ofClassNames_separatesWords(String name, String kebab) {
    assertThat(Names.kebab(name)).isEqualTo(kebab);
  }
}
