package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Where;
import dev.planwright.processor.graph.Flow;
import dev.planwright.processor.graph.Spot;
import dev.planwright.processor.model.ResourceModel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * An agent whose parts are right in themselves, with their places.
 *
 * @param element the class
 * @param annotation its {@code @Agent}
 * @param input the input type
 * @param output the output type, null for none
 * @param unhandled what is dropped on purpose
 * @param actions in order
 * @param constructor what it takes
 * @param resources how that is made
 */
record AgentDraft(
    TypeElement element,
    AnnotationView annotation,
    EventType input,
    @Nullable EventType output,
    List<ActionDraft.Trigger> unhandled,
    List<ActionDraft> actions,
    ConstructorDraft constructor,
    Map<ResourceKey, ResourceModel> resources) {

  /** The draft as the graph rules see it. */
  Flow flow() {
    Flow.Port none = new Flow.Port(Names.VOID, List.of());
    return new Flow(
        port(input),
        output == null ? none : port(output),
        unhandled.stream().map(each -> port(each.type())).toList(),
        actions.stream().map(this::step).toList());
  }

  /** Where a part of the flow stands. */
  Where where(Spot spot) {
    return switch (spot.part()) {
      case INPUT -> annotation.where("input");
      case OUTPUT -> annotation.where("output");
      case UNHANDLED -> unhandled.get(spot.index()).where();
      case TRIGGER -> actions.get(spot.step()).on().get(spot.index()).where();
      case OUTLET -> actions.get(spot.step()).outlets().get(spot.index()).where();
    };
  }

  boolean isOutput(EventType.Leaf leaf) {
    return leaves(output).anyMatch(each -> each.ref().equals(leaf.ref()));
  }

  boolean isInput(EventType.Leaf leaf) {
    return leaves(input).anyMatch(each -> each.ref().equals(leaf.ref()));
  }

  private static Stream<EventType.Leaf> leaves(@Nullable EventType type) {
    return type == null ? Stream.empty() : type.leaves().stream();
  }

  private Flow.Step step(ActionDraft action) {
    return new Flow.Step(
        action.found().name(),
        action.found().isInherited(),
        action.on().stream().map(each -> port(each.type())).toList(),
        action.outlets().stream()
            // A guard is a way out of a loop.
            .map(
                each -> new Flow.Outlet(port(each.type()), each.always() && action.guard() == null))
            .toList(),
        isIdle(action));
  }

  /** Whether an action has its event only: no field to look into, and no context. */
  private boolean isIdle(ActionDraft action) {
    return constructor.parameters().isEmpty()
        && !action.found().isInherited()
        && ElementFilter.fieldsIn(element.getEnclosedElements()).isEmpty()
        && action.parameters().stream().noneMatch(ActionDraft.Parameter.Context.class::isInstance);
  }

  private static Flow.Port port(EventType type) {
    return new Flow.Port(type.ref(), type.listed());
  }
}
