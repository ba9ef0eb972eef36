package dev.planwright.descriptor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a plan promises to saved state and to those who use it, as the compiler wrote it to {@code
 * META-INF/planwright/<binary name>.json}. Immutable.
 *
 * <p>Types are named as the descriptor names them: by stored name, with containers around them.
 *
 * @param agent binary name of the agent's class
 * @param plan binary name of the plan's class
 * @param name the agent's name in saved state
 * @param inputClass binary name of the declared input
 * @param outputClass binary name of the declared output; {@code java.lang.Void} for none
 * @param input the input's stored type
 * @param output the output's stored type; {@code none} for none
 * @param actions by id
 * @param memories by name in saved state
 * @param events by stored name
 * @param calls durable calls by id, {@code RebookingService.rebook}
 * @param types what the records, enums and sealed types are made of, by stored name
 */
public record Descriptor(
    String agent,
    String plan,
    String name,
    String inputClass,
    String outputClass,
    String input,
    String output,
    Map<String, Action> actions,
    Map<String, Memory> memories,
    Map<String, Event> events,
    Map<String, Call> calls,
    Map<String, Shape> types) {

  /** The format that this release writes and reads. */
  public static final int FORMAT = 1;

  /** The resource folder of committed descriptors, each {@code <binary name>.json}. */
  public static final String BASELINE_FOLDER = "META-INF/planwright/baseline";

  /** Copies the maps. */
  public Descriptor {
    actions = copy(actions);
    memories = copy(memories);
    events = copy(events);
    calls = copy(calls);
    types = copy(types);
  }

  /**
   * An action.
   *
   * @param on the stored names of the events that trigger it
   * @param aliases earlier ids
   */
  public record Action(List<String> on, List<String> aliases) {

    /** Copies the lists. */
    public Action {
      on = List.copyOf(on);
      aliases = List.copyOf(aliases);
    }
  }

  /**
   * A memory.
   *
   * @param kind {@code VALUE}, {@code LIST} or {@code MAP}
   * @param scope {@code SHORT_TERM} or {@code SENSORY}
   * @param types the value, the element, or the key and the value
   * @param aliases earlier names
   */
  public record Memory(String kind, String scope, List<String> types, List<String> aliases) {

    /** Copies the lists. */
    public Memory {
      types = List.copyOf(types);
      aliases = List.copyOf(aliases);
    }

    boolean isKept() {
      return scope.equals("SHORT_TERM");
    }

    boolean isMap() {
      return kind.equals("MAP");
    }

    /** The type of a map's keys. */
    String key() {
      return types.get(0);
    }
  }

  /**
   * An event that triggers actions.
   *
   * @param type its stored type
   * @param listeners ids of the actions that it triggers
   * @param aliases earlier names
   */
  public record Event(String type, List<String> listeners, List<String> aliases) {

    /** Copies the lists. */
    public Event {
      listeners = List.copyOf(listeners);
      aliases = List.copyOf(aliases);
    }
  }

  /**
   * A durable call.
   *
   * @param owner binary name of its interface
   * @param mode what becomes of an interrupted one
   * @param arguments their types
   * @param result its type; {@code none} for none
   * @param failures the declared exceptions
   * @param aliases earlier ids
   */
  public record Call(
      String owner,
      String mode,
      List<String> arguments,
      String result,
      List<String> failures,
      List<String> aliases) {

    /** Copies the lists. */
    public Call {
      arguments = List.copyOf(arguments);
      failures = List.copyOf(failures);
      aliases = List.copyOf(aliases);
    }
  }

  /** What a named type is made of. */
  public sealed interface Shape {

    /** Of a record: its components in order. */
    record OfRecord(long version, List<Component> components) implements Shape {

      /** Copies the list. */
      public OfRecord {
        components = List.copyOf(components);
      }
    }

    /** Of an enum: its constants in order. */
    record OfEnum(long version, List<String> constants) implements Shape {

      /** Copies the list. */
      public OfEnum {
        constants = List.copyOf(constants);
      }
    }

    /** Of a sealed type: its leaves in order. */
    record OfSealed(List<Leaf> leaves) implements Shape {

      /** Copies the list. */
      public OfSealed {
        leaves = List.copyOf(leaves);
      }
    }
  }

  /** A component of a record. */
  public record Component(String name, String type) {}

  /** A leaf of a sealed type: its tag in stored data, its type, and earlier tags. */
  public record Leaf(String name, String type, List<String> aliases) {

    /** Copies the list. */
    public Leaf {
      aliases = List.copyOf(aliases);
    }
  }

  /**
   * Reads a descriptor.
   *
   * @throws DescriptorException if it is none, or one of a later format; the message is a clause
   *     that says why
   */
  public static Descriptor parse(String json) throws DescriptorException {
    return DescriptorReader.read(json);
  }

  private static <T> Map<String, T> copy(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
