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
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The classes that an agent's model names, so that their names can be shortened wherever they
 * stand.
 */
final class KnownTypes {

  private KnownTypes() {}

  static Set<ClassRef> of(AgentModel agent, CodecNames codecs) {
    var known = new LinkedHashSet<ClassRef>();
    known.add(agent.type());
    known.add(agent.input().type());
    known.add(agent.output().type());
    agent.outputs().stream().map(LeafModel::type).forEach(known::add);
    agent.events().stream().map(EventModel::leaf).map(LeafModel::type).forEach(known::add);
    for (ActionModel action : agent.actions()) {
      known.addAll(action.on());
      action.emissions().stream().map(Emission::type).forEach(known::add);
    }
    for (ResourceModel resource : agent.resources()) {
      known.add(resource.provider());
      known.add(resource.raw());
    }
    agent.durables().stream().map(DurableUse::type).forEach(known::add);
    agent.types().stream().map(StoredType::type).forEach(known::add);
    codecs.customs().stream().map(TypeModel.Custom::named).forEach(known::addAll);
    return known;
  }
}
