package dev.planwright.processor.write;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An expression that is laid out by its length: on one line if it fits, else its arguments on lines
 * of their own.
 *
 * @param head what stands before the arguments; the whole expression if there are none to lay out
 * @param arguments in order
 * @param tail what stands after them
 */
record Expression(String head, List<Expression> arguments, String tail) {

  /** Columns of a line. */
  static final int WIDTH = 100;

  /** Text that is not taken apart; it may have several lines. */
  static Expression of(String text) {
    return new Expression(text, List.of(), "");
  }

  /** {@code head(argument, …)}; arguments are expressions, or anything else for its text. */
  static Expression call(String head, Object... arguments) {
    return call(head, List.of(arguments));
  }

  /** {@code head(argument, …)}. */
  static Expression call(String head, List<?> arguments) {
    List<Expression> items =
        arguments.stream()
            .map(item -> item instanceof Expression it ? it : of(item.toString()))
            .toList();
    return items.isEmpty() ? of(head + "()") : new Expression(head + "(", items, ")");
  }

  /** With more behind it. */
  Expression then(String more) {
    return arguments.isEmpty() ? of(head + more) : new Expression(head, arguments, tail + more);
  }

  /** With more before it. */
  Expression after(String more) {
    return new Expression(more + head, arguments, tail);
  }

  /** On one line. */
  String flat() {
    return arguments.stream().map(Expression::flat).collect(Collectors.joining(", ", head, tail));
  }

  /** Whether it stands on one line that begins at {@code column}. */
  boolean fits(int column) {
    return column + width() <= WIDTH;
  }

  /** The length on one line, too long for any if it cannot be on one. */
  private int width() {
    if (head.indexOf('\n') >= 0) {
      return WIDTH + 1;
    }
    int width = head.length() + tail.length() + 2 * Math.max(0, arguments.size() - 1);
    for (Expression argument : arguments) {
      width += argument.width();
    }
    return width;
  }

  /** The lines, for a place that is indented by {@code column}. */
  Stream<String> lines(int column) {
    if (arguments.isEmpty()) {
      return head.lines();
    }
    if (fits(column)) {
      return Stream.of(flat());
    }
    var lines = Stream.<String>builder().add(head);
    for (int i = 0; i < arguments.size(); i++) {
      arguments
          .get(i)
          .then(i < arguments.size() - 1 ? "," : tail)
          .lines(column + 4)
          .forEach(line -> lines.add("    " + line));
    }
    return lines.build();
  }
}
