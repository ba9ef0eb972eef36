package dev.planwright.flink;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Memory;
import dev.planwright.runtime.ValueMemory;

/** Remembers the last word for two seconds, and for ever how many there were. */
@Agent(input = Flash.Word.class, output = Flash.Heard.class)
final class Flash {

  /** An empty word only asks. */
  record Word(String who, String word) {}

  record Heard(String who, String last, int words) {}

  private final ValueMemory<String> last;
  private final ValueMemory<Integer> words;

  Flash(@Memory(ttl = "PT2S") ValueMemory<String> last, ValueMemory<Integer> words) {
    this.last = last;
    this.words = words;
  }

  @Action(on = Word.class)
  Heard hear(Word word) {
    String before = last.orElse("nothing");
    if (!word.word().isEmpty()) {
      last.set(word.word());
      words.set(words.orElse(0) + 1);
    }
    return new Heard(word.who(), before, words.orElse(0));
  }
}
