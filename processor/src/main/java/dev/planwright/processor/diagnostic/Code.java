package dev.planwright.processor.diagnostic;

import static dev.planwright.processor.diagnostic.Severity.ERROR;
import static dev.planwright.processor.diagnostic.Severity.NOTE;
import static dev.planwright.processor.diagnostic.Severity.WARNING;

import org.jspecify.annotations.Nullable;

/**
 * The catalogue. One code per mistake, never used again for another; each has a page in {@code
 * docs/diagnostics} and a sample that is compiled in a test.
 *
 * <p>0xx environment, 1xx signatures, 2xx wiring, 3xx flow, 4xx determinism, 5xx compatibility, 6xx
 * resources, 7xx memory and serialization, 8xx durable calls.
 */
public enum Code {
  PW001("a value of -Aplanwright.severity that does not exist"),
  PW002("the processor failed"),
  PW003("the runtime is not on the class path"),

  PW101("a private agent"),
  PW102("an abstract agent"),
  PW103("a generic agent"),
  PW104("an inner class as agent"),
  PW105("an enum, interface or annotation as agent"),
  PW106("an agent that is neither final nor a record"),
  PW107("no usable constructor"),
  PW108("several usable constructors"),
  PW109("an agent in the default package"),
  PW110("a plan name that is taken"),
  PW111("a private action"),
  PW112("a static action"),
  PW113("a generic action"),
  PW114("a parameter that an action cannot have"),
  PW115("an inherited action that the plan cannot call"),
  PW116("an action without an event parameter"),
  PW117("something thrown that is neither an exception nor an error"),
  PW121("an event type that is open"),
  PW122("an event type that is generic"),
  PW123("an event type that is primitive"),
  PW124("an event type that is an array"),
  PW125("Object or void as an event type"),
  PW126("an event type that the plan cannot see"),
  PW131("an event parameter that does not fit"),
  PW132("triggers without a common parameter type"),
  PW133("an empty list of triggers"),
  PW134("a trigger that is repeated"),
  PW135("a trigger and its own sealed parent"),
  PW136("the output as a trigger"),
  PW141("an unsupported return type"),
  PW142("a raw or wildcard return type"),
  PW143("a raw or wildcard emitter"),
  PW144("a second context parameter"),
  PW151("overloads that share an id"),
  PW152("an id that is used twice"),
  PW153("an alias that is taken"),
  PW154("an override that drops @Action"),
  PW155("an action outside of an agent", true, ERROR),
  PW156("two agents of one name", true, WARNING),
  PW161("an emitter in the wrong place"),
  PW162("a context in the wrong place"),
  PW163("a memory in the wrong place"),
  PW171("a duration that cannot be read"),
  PW172("a retry setting out of range"),
  PW173("an exception that is excluded in vain", true, ERROR),
  PW174("retries without a pause before the run fails", true, WARNING),
  PW175("retry settings without a retry", true, WARNING),
  PW176("dead letters that somebody must read", true, NOTE),
  PW177("an excluded exception that the plan cannot see"),

  PW201("an event that nobody handles", true, ERROR),
  PW202("an input that nobody handles", true, ERROR),
  PW203("a handler of an event that nobody emits", true, ERROR),
  PW204("an output that nobody emits", true, ERROR),
  PW205("an event emitted where another was meant", true, ERROR),
  PW206("a sealed leaf without a handler", true, ERROR),
  PW210("an event declared unhandled in vain", true, WARNING),
  PW211("a memory that cannot be used", true, WARNING),
  PW212("a resource that cannot be used", true, WARNING),
  PW213("an event that no signature names", true, WARNING),
  PW221("a guard that cannot be read"),
  PW222("a guard over a component that does not exist"),
  PW223("a wrong type in a guard"),
  PW224("a guard that is not a condition"),
  PW225("a guard that is always true or always false", true, ERROR),
  PW226("an unknown enum constant in a guard"),
  PW227("something that guards do not have"),

  PW301("an unreachable action", true, ERROR),
  PW302("no path from the input to the output", true, ERROR),
  PW303("a loop that never ends", true, ERROR),
  PW304("a dead end", true, WARNING),

  PW401("the machine's clock in an action", true, WARNING),
  PW402("random numbers of its own in an action", true, WARNING),
  PW403("a random UUID in an action", true, WARNING),
  PW404("environment or system properties in an action", true, WARNING),
  PW405("a default of the machine in an action", true, WARNING),
  PW406("a look at the machine in an action", true, WARNING),
  PW411("threads and executors in an action", true, WARNING),
  PW412("a parallel stream in an action", true, WARNING),
  PW413("waiting in an action", true, WARNING),
  PW414("waiting for the stage of a durable call", true, WARNING),
  PW415("an executor for callbacks of a durable call", true, WARNING),
  PW421("files in an action", true, WARNING),
  PW422("the network in an action", true, WARNING),
  PW423("processes in an action", true, WARNING),
  PW424("a database in an action", true, WARNING),
  PW425("a change to the whole JVM in an action", true, WARNING),
  PW431("the identity of an object in an action", true, WARNING),
  PW432("an unordered collection that feeds what an action gives", true, WARNING),
  PW441("static state that changes", true, WARNING),
  PW442("an agent's field that changes in an action", true, WARNING),
  PW451("a swallowed interruption", true, WARNING),
  PW452("Throwable or Error caught around a durable call", true, WARNING),
  PW453("the run on another thread", true, WARNING),
  PW454("a durable call while a lock is held", true, WARNING),
  PW455("the run inside of a durable call", true, WARNING),

  PW500("a baseline that cannot be read", true, ERROR),
  PW501("an agent that was saved under another name", true, ERROR),
  PW502("an action that is gone", true, ERROR),
  PW503("a memory that is gone", true, ERROR),
  PW504("a memory of another kind", true, ERROR),
  PW505("a memory that holds another type", true, ERROR),
  PW506("a memory that no longer outlives its run", true, ERROR),
  PW507("an event that is gone", true, ERROR),
  PW508("an alias that is gone", true, ERROR),
  PW509("a durable call that is gone", true, ERROR),
  PW521("a component of another type", true, ERROR),
  PW522("a component that is gone", true, WARNING),
  PW523("a component that is new", true, NOTE),
  PW524("a component that may no longer be absent", true, ERROR),
  PW525("a constant that is gone", true, ERROR),
  PW526("a leaf that is gone", true, ERROR),
  PW527("a stored name that is another kind of type", true, ERROR),
  PW528("an input of another form", true, ERROR),
  PW529("an output of another form", true, ERROR),
  PW531("a durable call with other arguments", true, ERROR),
  PW532("a durable call with another result", true, ERROR),
  PW533("a durable call of another mode", true, WARNING),
  PW534("a durable call that lost an exception", true, WARNING),
  PW541("an agent that has moved", true, WARNING),
  PW542("an input of another class", true, WARNING),
  PW543("an output of another class", true, WARNING),

  PW601("a resource that nobody provides"),
  PW602("a resource that is provided twice"),
  PW603("a provider that is not static"),
  PW604("a provider that the plan cannot call"),
  PW605("resources that need each other"),
  PW606("a provider that is not used", true, WARNING),
  PW607("settings that do not come as AgentConfig"),
  PW608("a provider that provides nothing usable"),
  PW609("a codec provider with parameters"),
  PW610("a resources class that provides nothing", true, WARNING),

  PW701("a type that cannot be stored"),
  PW702("a raw or wildcard memory"),
  PW703("a memory name that is used twice"),
  PW704("a time to live that cannot be"),
  PW705("a memory alias that cannot be"),
  PW706("a field that is not final", true, WARNING),
  PW707("a field that holds state", true, WARNING),
  PW708("a mutable component", true, WARNING),
  PW709("@Memory on what is no memory"),
  PW710("a version below one"),
  PW711("two types saved under one name"),
  PW712("an alias of a stored type that is taken"),
  PW713("@Named on a memory", true, ERROR),

  PW801("@Durable on something that is no plain interface"),
  PW802("a durable method that cannot be wrapped"),
  PW803("durable calls that share an id"),
  PW804("a parameter or result of a call that cannot be stored"),
  PW805("a reconciler that does not exist"),
  PW806("a reconciler of the wrong shape"),
  PW807("a reconciler of a call that is not reconciled"),
  PW808("a reconciler that no call names", true, WARNING),
  PW809("retries of a call that runs at most once"),
  PW810("an exception that cannot be made again", true, ERROR),
  PW811("a generic durable call"),
  PW812("an agent that implements its durable interface"),
  PW813("retries that multiply", true, NOTE),
  PW814("two durable interfaces of one name"),
  PW815("@DurableCall where nothing becomes durable", true, ERROR),
  PW816("a thread setting of the wrong kind of call", true, ERROR),
  PW817("a durable call's alias that is taken"),
  PW818("an implementation taken where its durable interface is meant", true, WARNING);

  private final String title;
  private final boolean silenceable;
  private final Severity severity;

  Code(String title) {
    this(title, false, ERROR);
  }

  Code(String title, boolean silenceable, Severity severity) {
    this.title = title;
    this.silenceable = silenceable;
    this.severity = severity;
  }

  /** The mistake in a few words. */
  public String title() {
    return title;
  }

  /** Whether a plan can be made despite it, so that users may decide how loud it is. */
  public boolean canBeSilenced() {
    return silenceable;
  }

  /**
   * Whether it is found in the bodies of methods, which only javac's compiler trees show. Other
   * compilers never say it.
   */
  public boolean needsCompilerTrees() {
    return name().startsWith("PW4");
  }

  Severity severity() {
    return severity;
  }

  static @Nullable Code ofName(String name) {
    for (Code code : values()) {
      if (code.name().equals(name)) {
        return code;
      }
    }
    return null;
  }
}
