package dev.planwright.processor.graph;

/**
 * The part of a flow that a finding is about.
 *
 * @param part which part
 * @param step the action's index, for a part of an action
 * @param index the index among parts of the same kind
 */
public record Spot(Part part, int step, int index) {

  /** The parts of a flow. */
  public enum Part {
    INPUT,
    OUTPUT,
    UNHANDLED,
    TRIGGER,
    OUTLET
  }

  static Spot input() {
    return new Spot(Part.INPUT, -1, 0);
  }

  static Spot output() {
    return new Spot(Part.OUTPUT, -1, 0);
  }

  static Spot unhandled(int index) {
    return new Spot(Part.UNHANDLED, -1, index);
  }

  static Spot trigger(int step, int index) {
    return new Spot(Part.TRIGGER, step, index);
  }

  static Spot outlet(int step, int index) {
    return new Spot(Part.OUTLET, step, index);
  }
}
