package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.engine.Call.Place;
import dev.planwright.runtime.plan.ActionSpec;
import dev.planwright.runtime.plan.EventSpec;
import dev.planwright.runtime.plan.FailurePolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormerNamesTest {

  private static final String PATH = "/track>com.example.Late#0/act>com.example.Late$#1";

  private static ActionSpec action(String id, String... aliases) {
    return new ActionSpec(id, List.of(aliases), "Desk." + id, FailurePolicy.FAIL);
  }

  private static EventSpec event(String name, String... aliases) {
    return new EventSpec(name, List.of(aliases), 1, String.class, Codecs.STRING, List.of());
  }

  @Test
  void actionsAndEvents_renamed_areFoundInEveryHop() {
    FormerNames names =
        new FormerNames(
            List.of(action("follow", "track"), action("act")),
            List.of(event("com.example.Delayed", "com.example.Late"), event("com.example.Late$")));
    assertThat(names.current(PATH, "track"))
        .isEqualTo(new Place("/follow>com.example.Delayed#0/act>com.example.Late$#1", "follow"));
    assertThat(names.current("", "act")).isEqualTo(new Place("", "act"));
  }

  @Test
  void nameInUse_isNobodysEarlierOne() {
    FormerNames names =
        new FormerNames(
            List.of(action("follow", "track"), action("track")),
            List.of(event("com.example.Delayed", "com.example.Late"), event("com.example.Late")));
    assertThat(names.current(PATH, "track")).isEqualTo(new Place(PATH, "track"));
  }
}
