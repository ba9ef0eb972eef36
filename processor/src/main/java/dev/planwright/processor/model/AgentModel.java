package dev.planwright.processor.model;

import java.util.List;

/**
 * An agent without mistakes, complete enough to write its plan, descriptor and chart.
 *
 * <p>Indexes tie the lists together: {@link EventModel#listeners} and {@link EventModel#number},
 * {@link ActionModel#index}, {@link MemoryModel#index}, {@link ResourceModel#index} and {@link
 * DurableUse#index} are each the place in the list here. All orders are fixed by the source alone.
 *
 * @param type the agent class
 * @param plan the plan to generate, always in the agent's package: {@code Outer_DeskPlan}
 * @param name the agent's name in saved state
 * @param publicType whether the agent and every class around it is public
 * @param recordType whether the agent is a record
 * @param input what it takes; {@link Signal#events} are numbers of {@link #events}
 * @param output what it gives; {@link Signal#isNone} if it gives nothing
 * @param outputs the leaves of the output, sorted by name; an emitted one leaves the agent
 * @param events everything that can stand in the queue: leaves of the input first, by order, then
 *     by first appearance in the actions ({@code on}, return type, emitters). An output leaf is
 *     among them only if it is also an input leaf
 * @param actions in declaration order, supertypes' first
 * @param memories in the order of the constructor's parameters
 * @param resources in dependency order, only those that the agent needs
 * @param durables the durable interfaces among the constructor's parameters, each once
 * @param arguments the constructor's arguments in order
 * @param constructorThrows declared exceptions of the constructor, as source
 * @param types every named type that a codec must be written for, by first need; see {@link
 *     StoredType}
 */
public record AgentModel(
    ClassRef type,
    ClassRef plan,
    String name,
    boolean publicType,
    boolean recordType,
    Signal input,
    Signal output,
    List<LeafModel> outputs,
    List<EventModel> events,
    List<ActionModel> actions,
    List<MemoryModel> memories,
    List<ResourceModel> resources,
    List<DurableUse> durables,
    List<Argument> arguments,
    List<String> constructorThrows,
    List<StoredType> types) {

  /** Copies the lists. */
  public AgentModel {
    outputs = List.copyOf(outputs);
    events = List.copyOf(events);
    actions = List.copyOf(actions);
    memories = List.copyOf(memories);
    resources = List.copyOf(resources);
    durables = List.copyOf(durables);
    arguments = List.copyOf(arguments);
    constructorThrows = List.copyOf(constructorThrows);
    types = List.copyOf(types);
  }

  /** Whether an action has a guard. */
  public boolean isGuarded() {
    return actions.stream().anyMatch(action -> action.guard() != null);
  }
}
