package dev.planwright.processor.guard;

import dev.planwright.processor.diagnostic.Code;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a guard.
 *
 * @param code which mistake
 * @param offset where, in code points from the guard's start
 * @param what goes on after {@code The guard of Desk.rebook}; {@code %s} stands for the place
 * @param facts what helps, one line each
 * @param suggestion a name that was probably meant, or null
 * @param fix what to do, in the imperative
 */
record Mistake(
    Code code,
    int offset,
    String what,
    List<String> facts,
    @Nullable String suggestion,
    String fix) {

  static Mistake of(Code code, int offset, String what, String fix) {
    return new Mistake(code, offset, what, List.of(), null, fix);
  }

  /** What is wrong, with its place; what the user wrote may have a {@code %s} of its own. */
  String at(String place) {
    int mark = what.indexOf("%s");
    return what.substring(0, mark) + place + what.substring(mark + 2);
  }

  Mistake fact(String fact) {
    List<String> more = new ArrayList<>(facts);
    more.add(fact);
    return new Mistake(code, offset, what, more, suggestion, fix);
  }

  Mistake didYouMean(@Nullable String name) {
    return new Mistake(code, offset, what, facts, name, fix);
  }

  /** Ends the translation. */
  static final class Found extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Mistake mistake;

    Found(Mistake mistake) {
      super(mistake.what());
      this.mistake = mistake;
    }

    Mistake mistake() {
      return mistake;
    }
  }
}
