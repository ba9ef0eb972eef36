package dev.planwright.descriptor;

import java.util.List;

/**
 * What a plan breaks of what an earlier one left behind.
 *
 * <p>Names first: what saved state is found by must still be there, as a name or as an alias. Then
 * the types of everything that was found on both sides, walked together by the rules that the
 * codecs read by, each pair of named types once. Last what other code is compiled against. A change
 * that follows from another is not said: what is inside a memory that is gone does not matter.
 *
 * <p>What the descriptor does not know is not compared: the type of keys, and what codecs of the
 * user's write.
 */
public final class Comparison {

  private Comparison() {}

  /** What {@code now} breaks of {@code before}, in the order of the rules' areas; may be empty. */
  public static List<Change> between(Descriptor before, Descriptor now) {
    Sides sides = new Sides(before, now);
    TypeRules types = new TypeRules(sides);
    new StateRules(sides, types).check();
    new CallRules(sides, types).check();
    new SourceRules(sides, types).check();
    return List.copyOf(sides.found());
  }
}
