package dev.planwright.descriptor;

import dev.planwright.descriptor.Descriptor.Action;
import dev.planwright.descriptor.Descriptor.Call;
import dev.planwright.descriptor.Descriptor.Component;
import dev.planwright.descriptor.Descriptor.Event;
import dev.planwright.descriptor.Descriptor.Leaf;
import dev.planwright.descriptor.Descriptor.Memory;
import dev.planwright.descriptor.Descriptor.Shape;

/** From the text of a descriptor to its data. */
final class DescriptorReader {

  private DescriptorReader() {}

  static Descriptor read(String json) throws DescriptorException {
    JsonObject whole = JsonObject.of("", object(json));
    checkFormat(whole);
    JsonObject contract = whole.object("contract");
    return new Descriptor(
        whole.string("agent"),
        whole.string("plan"),
        contract.string("name"),
        whole.string("input"),
        whole.string("output"),
        contract.string("input"),
        contract.string("output"),
        contract.map(
            "actions", each -> new Action(each.strings("on"), each.maybeStrings("aliases"))),
        contract.map("memories", DescriptorReader::memory),
        contract.map("events", DescriptorReader::event),
        contract.map("durableCalls", DescriptorReader::call),
        contract.map("types", DescriptorReader::shape));
  }

  private static Object object(String json) throws DescriptorException {
    try {
      return Json.parse(json);
    } catch (DescriptorException e) {
      throw new DescriptorException("it is no JSON: " + e.getMessage());
    }
  }

  private static void checkFormat(JsonObject whole) throws DescriptorException {
    if (!whole.has("format") || !whole.has("contract")) {
      throw new DescriptorException("it is no descriptor of a plan");
    }
    long format = whole.number("format");
    if (format != Descriptor.FORMAT) {
      throw new DescriptorException(
          "it has format %d, which %s release of Planwright wrote; this one reads format %d"
              .formatted(format, format > Descriptor.FORMAT ? "a later" : "no", Descriptor.FORMAT));
    }
  }

  private static Memory memory(JsonObject memory) throws DescriptorException {
    return new Memory(
        memory.string("kind"),
        memory.string("scope"),
        memory.strings("types"),
        memory.maybeStrings("aliases"));
  }

  private static Event event(JsonObject event) throws DescriptorException {
    return new Event(
        event.string("type"), event.strings("listeners"), event.maybeStrings("aliases"));
  }

  private static Call call(JsonObject call) throws DescriptorException {
    return new Call(
        call.string("interface"),
        call.string("mode"),
        call.strings("arguments"),
        call.string("result"),
        call.strings("throws"),
        call.maybeStrings("aliases"));
  }

  private static Shape shape(JsonObject shape) throws DescriptorException {
    long version = shape.number("version");
    if (shape.has("constants")) {
      return new Shape.OfEnum(version, shape.strings("constants"));
    } else if (shape.has("leaves")) {
      return new Shape.OfSealed(
          shape.list(
              "leaves",
              leaf ->
                  new Leaf(
                      leaf.string("name"), leaf.string("type"), leaf.maybeStrings("aliases"))));
    }
    return new Shape.OfRecord(
        version,
        shape.list("components", each -> new Component(each.string("name"), each.string("type"))));
  }
}
