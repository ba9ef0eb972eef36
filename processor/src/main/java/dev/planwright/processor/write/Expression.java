package dev.planwright.processor.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

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
    return call(head, Arrays.asList(arguments));
  }

  /** {@code head(argument, …)}. */
  static Expression call(String head, Collection<?> arguments) {
    if (arguments.isEmpty()) {
      return of(head + "()");
    }
    var items = new ArrayList<Expression>(arguments.size());
    for (Object item : arguments) {
      items.add(item instanceof Expression it ? it : of(item.toString()));
    }
    return new Expression(head + "(", items, ")");
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
    var text = new StringBuilder();
    flat(text);
    return text.toString();
  }

  private void flat(StringBuilder text) {
    text.append(head);
    for (int i = 0; i < arguments.size(); i++) {
      text.append(i == 0 ? "" : ", ");
      arguments.get(i).flat(text);
    }
    text.append(tail);
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
}
