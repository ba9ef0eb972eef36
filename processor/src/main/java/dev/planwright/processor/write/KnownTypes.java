package dev.planwright.processor.write;

import dev.planwright.processor.model.ActionModel;
import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.ClassRef;
import dev.planwright.processor.model.DurableUse;
import dev.planwright.processor.model.Emission;
import dev.planwright.processor.model.EventModel;
import dev.planwright.processor.model.LeafModel;
import dev.planwright.processor.model.ResourceModel;
import dev.planwright.processor.model.StoredType;
import dev.planwright.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The classes that an agent's model names, so that their names can be shortened wherever they
 * stand.
 */
final class KnownTypes {

  private KnownTypes() {}

  static Map<String, ClassRef> of(AgentModel agent, CodecNames codecs) {
    var known = new ArrayList<ClassRef>();
    known.add(agent.type());
    known.add(agent.input().type());
    known.add(agent.output().type());
    for (LeafModel output : agent.outputs()) {
      known.add(output.type());
    }
    for (EventModel event : agent.events()) {
      known.add(event.leaf().type());
    }
    for (ActionModel action : agent.actions()) {
      known.addAll(action.on());
      for (Emission emission : action.emissions()) {
        known.add(emission.type());
      }
    }
    for (ResourceModel resource : agent.resources()) {
      known.add(resource.provider());
      known.add(resource.raw());
    }
    for (DurableUse durable : agent.durables()) {
      known.add(durable.type());
    }
    for (StoredType stored : agent.types()) {
      known.add(stored.type());
    }
    for (TypeModel.Custom custom : codecs.customs()) {
      known.addAll(custom.named());
    }
    return bySource(known);
  }

  /** The classes by what a type's source calls them. */
  static Map<String, ClassRef> bySource(Collection<ClassRef> types) {
    var known = new HashMap<String, ClassRef>();
    for (ClassRef type : types) {
      known.put(type.source(), type);
    }
    return known;
  }
}
