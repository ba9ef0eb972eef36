package dev.planwright.flink;

import org.apache.flink.api.java.functions.KeySelector;
import org.jspecify.annotations.Nullable;

/** Takes the key out of an input, by the user's selector, and encodes it. */
final class KeyOf<T> implements KeySelector<T, EncodedKey> {

  private static final long serialVersionUID = 1L;

  private final String agent;
  private final KeySelector<T, ?> selector;

  KeyOf(String agent, KeySelector<T, ?> selector) {
    this.agent = agent;
    this.selector = selector;
  }

  @Override
  public EncodedKey getKey(T input) throws Exception {
    Object key = selector.getKey(input);
    if (key == null) {
      throw poison("is null", input, null);
    }
    try {
      return EncodedKey.of(key);
    } catch (IllegalArgumentException e) {
      throw poison("is none: " + e.getMessage(), input, e);
    }
  }

  private RuntimeException poison(String problem, T input, @Nullable Throwable cause) {
    return new PoisonInputException(
            "The key of an input of agent %s %s: %s".formatted(agent, problem, Excerpt.of(input)),
            cause)
        .forGood();
  }
}
