package dev.planwright.flink;

import org.apache.flink.api.java.functions.KeySelector;

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
      throw new PoisonInputException(
              "The key of an input of agent %s is null: %s".formatted(agent, Excerpt.of(input)),
              null)
          .forGood();
    }
    return EncodedKey.of(key);
  }
}
