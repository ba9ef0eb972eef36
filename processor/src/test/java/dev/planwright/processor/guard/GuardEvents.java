package dev.planwright.processor.guard;

import java.lang.reflect.Constructor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Events for {@link RandomGuards}: as maps of what CEL would see, and as records. */
final class GuardEvents {

  /** The types, as members of the agent {@code random.Desk}. */
  static final String TYPES =
      """
        enum Status {
          OPEN,
          PAID
        }

        record Leg(String to, Leg next) {}

        record Order(
            int count,
            Integer boxed,
            long big,
            double price,
            Double rate,
            String name,
            String other,
            boolean vip,
            Boolean old,
            Status status,
            List<String> tags,
            Map<String, Integer> counts,
            Set<Long> codes,
            Optional<String> gate,
            Leg leg,
            BigDecimal amount,
            float ratio,
            Float share) {}
      """;

  private static final List<String> TEXTS = List.of("a", "b", "ab", "JFK", "J", "x y", "");

  private static final List<Float> FLOATS = List.of(0.1f, 0.3f, 0.5f, 0f, -0f, -1.5f, Float.NaN);

  private final Random random;
  private final ClassLoader loader;

  GuardEvents(Random random, ClassLoader loader) {
    this.random = random;
    this.loader = loader;
  }

  /**
   * Components by name, as CEL would see them.
   *
   * @param whole whether nothing is null
   */
  Map<String, Object> make(boolean whole) {
    Map<String, Object> event = new HashMap<>();
    event.put("count", (long) number());
    event.put("boxed", some(whole, (long) number()));
    event.put("big", (long) number());
    event.put("price", number() / 2.0);
    event.put("rate", some(whole, whole ? number() / 2.0 : real()));
    event.put("name", some(whole, word()));
    event.put("other", some(whole, word()));
    event.put("vip", random.nextBoolean());
    event.put("old", some(whole, random.nextBoolean()));
    event.put("status", some(whole, random.nextBoolean() ? "OPEN" : "PAID"));
    event.put("tags", some(whole, words(whole)));
    event.put("counts", some(whole, counts(whole)));
    event.put("codes", some(whole, List.of((long) number(), 100L + number())));
    event.put("gate", some(whole, word()));
    event.put("leg", some(whole, leg(whole, 2)));
    event.put("amount", some(whole, new BigDecimal(random.nextBoolean() ? "99.950" : "100")));
    event.put("ratio", pick(FLOATS));
    event.put("share", some(whole, pick(FLOATS)));
    return event;
  }

  /** Also what is not equal to itself, and what is equal to another. */
  private double real() {
    return random.nextInt(3) > 0 ? number() / 2.0 : random.nextBoolean() ? Double.NaN : -0.0;
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private int number() {
    return random.nextInt(9) - 3;
  }

  private String word() {
    return pick(TEXTS);
  }

  private <T> @Nullable T some(boolean whole, T value) {
    return whole || random.nextInt(4) > 0 ? value : null;
  }

  private List<Object> words(boolean whole) {
    List<Object> words = new ArrayList<>();
    for (int i = whole ? 3 : random.nextInt(4); i > 0; i--) {
      words.add(some(whole, word()));
    }
    return words;
  }

  private Map<String, Object> counts(boolean whole) {
    Map<String, Object> counts = new HashMap<>();
    if (whole || random.nextBoolean()) {
      counts.put("a", (long) number());
    }
    counts.put(word() + "!", 1L);
    return counts;
  }

  private Map<String, Object> leg(boolean whole, int depth) {
    Map<String, Object> leg = new HashMap<>();
    leg.put("to", some(whole, word()));
    leg.put("next", depth == 0 ? null : some(whole, leg(whole, depth - 1)));
    return leg;
  }

  /** The same as an {@code Order}. */
  Object order(Map<String, Object> event) throws ReflectiveOperationException {
    Map<String, Integer> counts = null;
    if (event.get("counts") instanceof Map<?, ?> given) {
      counts = new HashMap<>();
      for (Map.Entry<?, ?> entry : given.entrySet()) {
        counts.put((String) entry.getKey(), ((Long) entry.getValue()).intValue());
      }
    }
    Long boxed = (Long) event.get("boxed");
    Object codes = event.get("codes");
    return constructor("Order")
        .newInstance(
            ((Long) event.get("count")).intValue(),
            boxed == null ? null : boxed.intValue(),
            event.get("big"),
            event.get("price"),
            event.get("rate"),
            event.get("name"),
            event.get("other"),
            event.get("vip"),
            event.get("old"),
            status((String) event.get("status")),
            event.get("tags"),
            counts,
            codes == null ? null : new TreeSet<>((List<?>) codes),
            Optional.ofNullable(event.get("gate")),
            leg((Map<?, ?>) event.get("leg")),
            event.get("amount"),
            event.get("ratio"),
            event.get("share"));
  }

  private @Nullable Object status(@Nullable String name) throws ReflectiveOperationException {
    if (name != null) {
      for (Object constant : loader.loadClass("random.Desk$Status").getEnumConstants()) {
        if (constant.toString().equals(name)) {
          return constant;
        }
      }
    }
    return null;
  }

  private @Nullable Object leg(@Nullable Map<?, ?> leg) throws ReflectiveOperationException {
    return leg == null
        ? null
        : constructor("Leg").newInstance(leg.get("to"), leg((Map<?, ?>) leg.get("next")));
  }

  private Constructor<?> constructor(String type) throws ReflectiveOperationException {
    Constructor<?> constructor =
        loader.loadClass("random.Desk$" + type).getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    return constructor;
  }
}
