package dev.planwright.flink;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Durable;
import dev.planwright.Memory;
import dev.planwright.Provides;
import dev.planwright.runtime.ListMemory;
import dev.planwright.runtime.MapMemory;
import dev.planwright.runtime.ValueMemory;
import java.util.stream.Collectors;

/** Remembers everything for ten seconds. */
@Agent(input = Fading.Word.class, output = Fading.Heard.class, resources = Fading.Resources.class)
final class Fading {

  record Word(String who, String word, String gate) {}

  record Heard(String who, String last, String all, String counts) {}

  @Durable
  interface Pause {
    String until(String gate);
  }

  static final class Resources {
    private Resources() {}

    @Provides
    static Pause pause() {
      GatedPrices gates = new GatedPrices();
      return gate -> {
        try {
          return gates.price(gate);
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      };
    }
  }

  private final ValueMemory<String> last;
  private final ListMemory<String> all;
  private final MapMemory<String, Integer> counts;
  private final Pause pause;

  Fading(
      @Memory(ttl = "PT10S") ValueMemory<String> last,
      @Memory(ttl = "PT10S") ListMemory<String> all,
      @Memory(ttl = "PT10S") MapMemory<String, Integer> counts,
      Pause pause) {
    this.last = last;
    this.all = all;
    this.counts = counts;
    this.pause = pause;
  }

  @Action(on = Word.class)
  Heard hear(Word word) {
    Heard heard =
        new Heard(
            word.who(),
            last.orElse("nothing"),
            String.join(" ", all.get()),
            counts.entries().stream()
                .map(entry -> entry.getKey() + entry.getValue())
                .collect(Collectors.joining(" ")));
    if (!word.gate().isEmpty()) {
      pause.until(word.gate());
    }
    last.set(word.word());
    all.add(word.word());
    counts.put(word.word(), counts.orElse(word.word(), 0) + 1);
    return heard;
  }
}
