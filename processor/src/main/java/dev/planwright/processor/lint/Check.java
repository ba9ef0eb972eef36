package dev.planwright.processor.lint;

import java.util.List;

/** Looks for one kind of mistake. Holds nothing between bodies. */
interface Check {

  void check(Body body, Findings findings);

  static List<Check> all(Source source) {
    return List.of(
        new ApiCheck(source),
        new StateCheck(source),
        new CatchCheck(source),
        new ThreadCheck(source),
        new StageCheck(source),
        new LockCheck(source),
        new CallableCheck(source),
        new OrderCheck(source));
  }
}
