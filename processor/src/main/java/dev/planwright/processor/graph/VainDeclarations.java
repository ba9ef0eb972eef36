package dev.planwright.processor.graph;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.graph.EventGraph.Spotted;
import dev.planwright.processor.graph.Flow.Port;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries of {@code unhandled} that drop nothing: a leftover that would hide the next mistake. */
final class VainDeclarations {

  private final EventGraph graph;

  VainDeclarations(EventGraph graph) {
    this.graph = graph;
  }

  List<Spotted> check() {
    List<Spotted> found = new ArrayList<>();
    List<Port> unhandled = graph.flow().unhandled();
    for (int i = 0; i < unhandled.size(); i++) {
      String why = why(unhandled.get(i));
      if (why != null) {
        String name = unhandled.get(i).name();
        found.add(
            new Spotted(
                Finding.of(
                    Code.PW210,
                    name + " is declared unhandled, but " + why + ".",
                    "remove " + name + " from unhandled."),
                Spot.unhandled(i)));
      }
    }
    return found;
  }

  private @Nullable String why(Port port) {
    if (port.leaves().stream().noneMatch(leaf -> graph.isEmitted(leaf) || graph.isInput(leaf))) {
      return port.leaves().stream().anyMatch(graph::isOutput)
          ? "it is the output"
          : "nothing emits it and it is not the input";
    }
    if (port.leaves().stream().noneMatch(leaf -> graph.handlers(leaf).isEmpty())) {
      int handler = graph.handlers(port.leaves().get(0)).iterator().next();
      return graph.flow().steps().get(handler).name() + " handles it";
    }
    return null;
  }
}
