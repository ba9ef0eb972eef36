package dev.planwright.processor.lint;

import dev.planwright.processor.diagnostic.Code;
import org.jspecify.annotations.Nullable;

/** What is wrong with a call into the JDK, in words. */
enum Topic {
  CLOCK(
      Code.PW401,
      "reads the machine's clock",
      "Executed again, the action would see another time.",
      "clock()",
      ""),
  RANDOM(
      Code.PW402,
      "draws random numbers that nothing repeats",
      "Executed again, the action would draw others.",
      "random()",
      ""),
  UUID(
      Code.PW403,
      "makes a random UUID",
      "Executed again, the action would make another, and one thing would have two names.",
      "randomUuid()",
      ""),
  SETTINGS(
      Code.PW404,
      "reads the settings of one process",
      "Executed again, it may be on a machine that has others.",
      "config()",
      ""),
  DEFAULTS(
      Code.PW405,
      "depends on a default of the machine",
      "Executed again, it may be on a machine with another one.",
      null,
      "name the locale, time zone or charset: Locale.ROOT, ZoneOffset.UTC, StandardCharsets.UTF_8."),
  MACHINE(
      Code.PW406,
      "looks at the machine it runs on",
      "Executed again, it may be on another one.",
      null,
      "take it as a setting from AgentConfig, or ask inside a durable call, whose answer is recorded."),
  WAITING(
      Code.PW413,
      "blocks the agent's thread",
      "Until it goes on, no key of this worker is served, and no checkpoint completes.",
      null,
      "wait inside a durable call: while it is away, other keys go on."),
  FILES(
      Code.PW421,
      "touches files",
      "Executed again, it would read what has changed since, or write twice.",
      null,
      "move it behind a method of a @Durable interface, or into context.durableExecute."),
  NETWORK(
      Code.PW422,
      "talks to the network",
      "Executed again, it would send twice, or get another answer.",
      null,
      "move it behind a method of a @Durable interface, or into context.durableExecute."),
  PROCESSES(
      Code.PW423,
      "starts or ends a process",
      "Executed again, it would do so twice.",
      null,
      "move it behind a method of a @Durable interface, or into context.durableExecute."),
  DATABASE(
      Code.PW424,
      "talks to a database",
      "Executed again, it would write twice, or read what has changed since.",
      null,
      "move it behind a method of a @Durable interface, or into context.durableExecute."),
  WHOLE_JVM(
      Code.PW425,
      "changes the whole JVM",
      "Other agents, keys and executions would see it, in no order that is repeated.",
      null,
      "leave that to the program that starts the host."),
  IDENTITY(
      Code.PW431,
      "depends on the identity of an object",
      "Executed again, it is another object, with another number.",
      null,
      "use what the object holds: its id, or a record, whose hashCode() comes from its components.");

  private final Code code;
  private final String does;
  private final String consequence;
  private final @Nullable String ofContext;
  private final String fix;

  Topic(Code code, String does, String consequence, @Nullable String ofContext, String fix) {
    this.code = code;
    this.does = does;
    this.consequence = consequence;
    this.ofContext = ofContext;
    this.fix = fix;
  }

  Code code() {
    return code;
  }

  String does() {
    return does;
  }

  String consequence() {
    return consequence;
  }

  String fix(Body body) {
    return ofContext == null ? fix : body.useContext(ofContext);
  }
}
