package dev.planwright.descriptor;

import static dev.planwright.descriptor.Rule.Group.SOURCE;
import static dev.planwright.descriptor.Rule.Group.STATE;
import static dev.planwright.descriptor.Rule.Group.WIRE;
import static dev.planwright.descriptor.Rule.Level.ERROR;
import static dev.planwright.descriptor.Rule.Level.NOTE;
import static dev.planwright.descriptor.Rule.Level.WARNING;

/**
 * The ways in which a plan can break with what is deployed. Each has the compiler's code of the
 * same name, with a page in {@code docs/diagnostics}.
 *
 * <p>An error is lost or refused for certain; a warning is lost in part, or only for runs that are
 * under way; of a note nothing is lost.
 */
public enum Rule {
  /** The agent has another name. */
  PW501(STATE, ERROR),
  /** An action's id is gone. */
  PW502(STATE, ERROR),
  /** A memory's name is gone. */
  PW503(STATE, ERROR),
  /** A memory is of another kind. */
  PW504(STATE, ERROR),
  /** A memory holds something that cannot be read as what it held. */
  PW505(STATE, ERROR),
  /** A memory no longer outlives its run. */
  PW506(STATE, ERROR),
  /** An event's stored name is gone. */
  PW507(STATE, ERROR),
  /** An earlier name is no longer an alias. */
  PW508(STATE, ERROR),
  /** A durable call's id is gone. */
  PW509(STATE, ERROR),

  /** A component has a type that its data cannot be read as. */
  PW521(WIRE, ERROR),
  /** A component is gone. */
  PW522(WIRE, WARNING),
  /** A component is new. */
  PW523(WIRE, NOTE),
  /** A component may no longer be absent. */
  PW524(WIRE, ERROR),
  /** A constant is gone. */
  PW525(WIRE, ERROR),
  /** A leaf of a sealed type is gone. */
  PW526(WIRE, ERROR),
  /** A stored name now stands for another kind of type. */
  PW527(WIRE, ERROR),
  /** The input is written in another form. */
  PW528(WIRE, ERROR),
  /** The output is written in another form. */
  PW529(WIRE, ERROR),
  /** A durable call takes other arguments. */
  PW531(WIRE, ERROR),
  /** A durable call's recorded results cannot be read. */
  PW532(WIRE, ERROR),
  /** A durable call has another mode. */
  PW533(WIRE, WARNING),
  /** A durable call no longer declares an exception. */
  PW534(WIRE, WARNING),

  /** The agent's class has moved, and its plan with it. */
  PW541(SOURCE, WARNING),
  /** The input is another class. */
  PW542(SOURCE, WARNING),
  /** The output is another class. */
  PW543(SOURCE, WARNING);

  private final Group group;
  private final Level level;

  Rule(Group group, Level level) {
    this.group = group;
    this.level = level;
  }

  /** What it breaks. */
  public Group group() {
    return group;
  }

  /** How much is lost. */
  public Level level() {
    return level;
  }

  /** What a change breaks. */
  public enum Group {
    /** What saved state is found by: names, kinds and scopes. */
    STATE,
    /** How values are written. */
    WIRE,
    /** What code that uses the plan is compiled against. */
    SOURCE
  }

  /** How much a change loses. */
  public enum Level {
    /** Lost or refused for certain. */
    ERROR,
    /** Lost in part, or for some. */
    WARNING,
    /** Nothing is lost. */
    NOTE
  }
}
