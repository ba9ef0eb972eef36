package dev.planwright.processor.guard;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Guards made at random over {@link GuardEvents}, each with its meaning by itself: a function of
 * the event's components, null for null. What is computed from a null is null; equality takes null
 * for a value; any other condition on a null is false.
 */
final class RandomGuards {

  /**
   * A guard.
   *
   * @param text as a user writes it
   * @param cel as CEL alone takes it, empty if it does not
   * @param test what it means
   */
  record Guard(String text, String cel, Predicate<Map<String, Object>> test) {}

  /** A value in a guard. */
  private record Value(String text, Function<Map<String, Object>, @Nullable Object> of) {}

  private static final List<String> TEXTS = List.of("a", "b", "ab", "JFK", "x y", "");
  private static final Map<String, Predicate<Integer>> ORDERS =
      Map.of("<", c -> c < 0, "<=", c -> c <= 0, ">", c -> c > 0, ">=", c -> c >= 0);

  private final Random random;

  /** Every operator that was used. */
  final Set<String> used = new TreeSet<>();

  RandomGuards(Random random) {
    this.random = random;
  }

  Guard make(int depth) {
    return switch (depth == 0 ? random.nextInt(13) : random.nextInt(21)) {
      case 0, 1 -> compared(integer(), random.nextBoolean() ? integer() : number());
      case 2 -> compared(real(), random.nextBoolean() ? real() : point());
      case 3, 4 -> compared(text(), random.nextBoolean() ? text() : word());
      case 5 -> textTest();
      case 6 -> in();
      case 7 -> isNull();
      case 8 -> loop();
      case 9 -> status();
      case 10 -> flag();
      case 11 -> amount();
      case 12 -> ratio();
      case 13, 14, 15 -> both(make(depth - 1), make(depth - 1));
      case 16, 17 -> either(make(depth - 1), make(depth - 1));
      case 18, 19 -> not(make(depth - 1));
      default -> choice(make(depth - 1), make(depth - 1), make(depth - 1));
    };
  }

  private Guard both(Guard left, Guard right) {
    return joined("&&", left, right, e -> left.test().test(e) && right.test().test(e));
  }

  private Guard either(Guard left, Guard right) {
    return joined("||", left, right, e -> left.test().test(e) || right.test().test(e));
  }

  private Guard joined(
      String operator, Guard left, Guard right, Predicate<Map<String, Object>> test) {
    used.add(operator);
    String form = "(%s " + operator + " %s)";
    return new Guard(form.formatted(left.text(), right.text()), cel(form, left, right), test);
  }

  private Guard not(Guard guard) {
    used.add("!");
    return new Guard("!(" + guard.text() + ")", cel("!(%s)", guard), guard.test().negate());
  }

  private Guard choice(Guard test, Guard then, Guard otherwise) {
    used.add("? :");
    String form = "(%s ? %s : %s)";
    return new Guard(
        form.formatted(test.text(), then.text(), otherwise.text()),
        cel(form, test, then, otherwise),
        e -> test.test().test(e) ? then.test().test(e) : otherwise.test().test(e));
  }

  private static String cel(String form, Guard... guards) {
    Object[] texts = new Object[guards.length];
    for (int i = 0; i < guards.length; i++) {
      if (guards[i].cel().isEmpty()) {
        return "";
      }
      texts[i] = guards[i].cel();
    }
    return form.formatted(texts);
  }

  private Guard compared(Value left, Value right) {
    if (random.nextInt(3) == 0) {
      boolean equal = random.nextBoolean();
      return plain(
          equal ? "==" : "!=",
          left.text() + (equal ? " == " : " != ") + right.text(),
          e -> same(left.of().apply(e), right.of().apply(e)) == equal);
    }
    String operator = pick(List.copyOf(new TreeSet<>(ORDERS.keySet())));
    return plain(
        operator,
        left.text() + " " + operator + " " + right.text(),
        e -> present(left, right, e, (a, b) -> isInOrder(a, operator, b)));
  }

  private static boolean same(@Nullable Object left, @Nullable Object right) {
    return (left instanceof Double a && right instanceof Double b)
        ? a.doubleValue() == b.doubleValue()
        : Objects.equals(left, right);
  }

  /** NaN is in no order, and 0 is as large as -0. */
  private static boolean isInOrder(Object left, String operator, Object right) {
    if (left instanceof Double a && right instanceof Double b) {
      return !a.isNaN()
          && !b.isNaN()
          && ORDERS.get(operator).test(Double.compare(a + 0.0, b + 0.0));
    }
    return ORDERS.get(operator).test(compare(left, right));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // both are of one kind
  private static int compare(Object left, Object right) {
    return ((Comparable) left).compareTo(right);
  }

  private static boolean present(
      Value left,
      Value right,
      Map<String, Object> event,
      BiFunction<Object, Object, Boolean> test) {
    Object a = left.of().apply(event);
    Object b = right.of().apply(event);
    return a != null && b != null && test.apply(a, b);
  }

  private Guard plain(String operator, String text, Predicate<Map<String, Object>> test) {
    used.add(operator);
    return new Guard(text, text, test);
  }

  private Guard textTest() {
    Value whole = text();
    Value part = random.nextBoolean() ? word() : text();
    String name = pick(List.of("startsWith", "endsWith", "contains", "matches"));
    if (name.equals("matches")) {
      String regex = pick(List.of("^a", "b$", "[A-Z]+", "a?b"));
      return plain(
          name,
          whole.text() + ".matches('" + regex + "')",
          e -> {
            Object text = whole.of().apply(e);
            return text != null
                && java.util.regex.Pattern.compile(regex).matcher((String) text).find();
          });
    }
    BiFunction<Object, Object, Boolean> test =
        switch (name) {
          case "startsWith" -> (a, b) -> ((String) a).startsWith((String) b);
          case "endsWith" -> (a, b) -> ((String) a).endsWith((String) b);
          default -> (a, b) -> ((String) a).contains((String) b);
        };
    return plain(
        name,
        "%s.%s(%s)".formatted(whole.text(), name, part.text()),
        e -> present(whole, part, e, test));
  }

  private Guard in() {
    Value wanted = text();
    if (random.nextBoolean()) {
      return plain(
          "in [...]",
          wanted.text() + " in ['a', 'JFK']",
          e -> wanted.of().apply(e) != null && List.of("a", "JFK").contains(wanted.of().apply(e)));
    }
    if (random.nextBoolean()) {
      return plain(
          "in map",
          wanted.text() + " in counts",
          e -> present(wanted, component("counts"), e, (a, b) -> ((Map<?, ?>) b).containsKey(a)));
    }
    if (random.nextBoolean()) {
      Value number = integer();
      return plain(
          "in set",
          number.text() + " in codes",
          e -> present(number, component("codes"), e, (a, b) -> ((List<?>) b).contains(a)));
    }
    return plain(
        "in list",
        wanted.text() + " in tags",
        e -> present(wanted, component("tags"), e, (a, b) -> ((List<?>) b).contains(a)));
  }

  private Guard isNull() {
    Value value =
        switch (random.nextInt(5)) {
          case 0 -> component("leg.next");
          case 1 -> component("tags");
          case 2 -> component("amount");
          case 3 -> component("boxed");
          default -> text();
        };
    boolean there = random.nextBoolean();
    String cel = value.text() + (there ? " != null" : " == null");
    used.add(there ? "has" : "== null");
    // CEL alone compares few types with null.
    return new Guard(
        there && random.nextBoolean() ? "has(" + value.text() + ")" : cel,
        value.text().contains("[")
            ? ""
            : "dyn(" + value.text() + ")" + (there ? " != null" : " == null"),
        e -> (value.of().apply(e) != null) == there);
  }

  private Guard loop() {
    boolean exists = random.nextBoolean();
    Value other = text();
    used.add(exists ? "exists" : "all");
    String text =
        "tags.%s(t, t == %s || t.startsWith('J'))"
            .formatted(exists ? "exists" : "all", other.text());
    return new Guard(
        text,
        text,
        e -> {
          List<?> tags = (List<?>) e.get("tags");
          Predicate<Object> test =
              t ->
                  Objects.equals(t, other.of().apply(e))
                      || (t != null && ((String) t).startsWith("J"));
          return tags != null
              && (exists ? tags.stream().anyMatch(test) : tags.stream().allMatch(test));
        });
  }

  private Guard status() {
    String constant = pick(List.of("OPEN", "PAID"));
    return plain("enum ==", "status == '" + constant + "'", e -> constant.equals(e.get("status")));
  }

  private Guard flag() {
    String name = pick(List.of("vip", "old"));
    return random.nextBoolean()
        ? new Guard(name, "", e -> Boolean.TRUE.equals(e.get(name)))
        : plain("bool ==", name + " == vip", e -> Objects.equals(e.get(name), e.get("vip")));
  }

  private Guard amount() {
    String operator = pick(List.copyOf(new TreeSet<>(ORDERS.keySet())));
    used.add("decimal " + operator);
    return new Guard(
        "amount " + operator + " 99.95",
        "",
        e -> {
          BigDecimal amount = (BigDecimal) e.get("amount");
          return amount != null
              && ORDERS.get(operator).test(amount.compareTo(new BigDecimal("99.95")));
        });
  }

  /** A float beside a decimal, which means the float of that name, other than in CEL. */
  private Guard ratio() {
    String name = pick(List.of("ratio", "share"));
    String decimal = pick(List.of("0.1", "0.3", "0.5", "0.0", "-1.5", "1e39"));
    String operator = pick(List.of("==", "<", "<=", ">", ">="));
    used.add("float");
    return new Guard(
        name + " " + operator + " " + decimal,
        "",
        e -> {
          Float value = (Float) e.get(name);
          if (value == null) {
            return false;
          }
          Double left = (double) value;
          Double right = decimal.equals("1e39") ? 1e39 : (double) Float.parseFloat(decimal);
          return operator.equals("==") ? same(left, right) : isInOrder(left, operator, right);
        });
  }

  private Value chosen(Value one, Value other) {
    String name = pick(List.of("vip", "old"));
    used.add("? : value");
    return new Value(
        "(%s ? %s : %s)".formatted(name, one.text(), other.text()),
        e -> (Boolean.TRUE.equals(e.get(name)) ? one : other).of().apply(e));
  }

  private Value integer() {
    return switch (random.nextInt(11)) {
      case 0 -> component("count");
      case 1 -> component("boxed");
      case 2 -> component("big");
      case 3 -> sized("size(tags)", component("tags"));
      case 4 -> sized("name.size()", component("name"));
      case 5 -> {
        used.add("[key]");
        yield new Value(
            "counts['a']",
            e -> e.get("counts") == null ? null : ((Map<?, ?>) e.get("counts")).get("a"));
      }
      case 10 -> chosen(integer(), random.nextBoolean() ? integer() : number());
      case 6 -> arithmetic("+", integer(), integer(), Math::addExact);
      case 7 -> arithmetic("-", integer(), integer(), Math::subtractExact);
      case 8 ->
          random.nextBoolean()
              ? arithmetic("*", integer(), number(), Math::multiplyExact)
              : arithmetic("/", integer(), new Value("3", e -> 3L), (a, b) -> a / b);
      default ->
          random.nextBoolean()
              ? arithmetic("%", integer(), new Value("7", e -> 7L), (a, b) -> a % b)
              : negated(integer());
    };
  }

  private Value sized(String text, Value value) {
    used.add("size");
    return new Value(
        text,
        e -> {
          Object sized = value.of().apply(e);
          return sized == null
              ? null
              : Long.valueOf(sized instanceof String s ? s.length() : ((List<?>) sized).size());
        });
  }

  private Value negated(Value value) {
    used.add("-x");
    return new Value(
        "-(" + value.text() + ")",
        e -> value.of().apply(e) == null ? null : (Object) (-(Long) value.of().apply(e)));
  }

  private Value arithmetic(
      String operator, Value left, Value right, BiFunction<Long, Long, Long> result) {
    used.add(operator);
    return new Value(
        "(%s %s %s)".formatted(left.text(), operator, right.text()),
        e -> {
          Object a = left.of().apply(e);
          Object b = right.of().apply(e);
          return a == null || b == null ? null : result.apply((Long) a, (Long) b);
        });
  }

  private Value real() {
    if (random.nextInt(3) > 0) {
      return component(pick(List.of("price", "rate")));
    }
    Value left = component("price");
    Value right = component("rate");
    used.add("real +");
    return new Value(
        "(price + rate)",
        e -> {
          Object b = right.of().apply(e);
          return b == null ? null : (Object) ((Double) left.of().apply(e) + (Double) b);
        });
  }

  private Value text() {
    return switch (random.nextInt(8)) {
      case 7 -> chosen(text(), random.nextBoolean() ? text() : word());
      case 0 -> component("name");
      case 1 -> component("other");
      case 2 -> component("leg.to");
      case 3 -> component("leg.next.to");
      case 4 -> component("gate");
      case 5 -> {
        int place = random.nextInt(3);
        used.add("[place]");
        yield new Value(
            "tags[" + place + "]",
            e -> {
              List<?> tags = (List<?>) e.get("tags");
              return tags == null || tags.size() <= place ? null : tags.get(place);
            });
      }
      default -> {
        Value left = component("name");
        Value right = component("other");
        used.add("text +");
        yield new Value(
            "(name + other)",
            e ->
                left.of().apply(e) == null || right.of().apply(e) == null
                    ? null
                    : "" + left.of().apply(e) + right.of().apply(e));
      }
    };
  }

  private Value number() {
    long number = random.nextInt(9) - 3L;
    return new Value(String.valueOf(number), e -> number);
  }

  private Value point() {
    double number = random.nextInt(8) / 2.0 - 1;
    return new Value(String.valueOf(number), e -> number);
  }

  private Value word() {
    String word = pick(TEXTS);
    return new Value("'" + word + "'", e -> word);
  }

  /** A component by its path; of a null, null. */
  private static Value component(String path) {
    return new Value(
        path,
        event -> {
          Object value = event;
          for (String name : path.split("\\.", -1)) {
            value = value == null ? null : ((Map<?, ?>) value).get(name);
          }
          return value;
        });
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
