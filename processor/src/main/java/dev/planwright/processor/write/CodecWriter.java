package dev.planwright.processor.write;

import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.ClassRef;
import dev.planwright.processor.model.StoredType;
import dev.planwright.processor.model.StoredType.Component;
import dev.planwright.processor.model.StoredType.Leaf;
import dev.planwright.processor.model.StoredType.OfEnum;
import dev.planwright.processor.model.StoredType.OfRecord;
import dev.planwright.processor.model.StoredType.OfSealed;
import dev.planwright.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the class that holds an agent's codecs: a constant for each type, a nested class for each
 * record and sealed type.
 */
final class CodecWriter {

  private final AgentModel agent;
  private final CodecNames names;
  private final SourceFile out;

  CodecWriter(AgentModel agent, CodecNames names, Map<String, ClassRef> known) {
    this.agent = agent;
    this.names = names;
    this.out = new SourceFile(names.type(), known, names.codecClasses());
  }

  SourceFile write() {
    out.add("/** How the values of {@link %s} are stored. */", agent.type());
    out.annotate();
    out.open("final class %s {", names.type());
    constants();
    out.gap().add("private %s() {}", names.type());
    for (StoredType stored : agent.types()) {
      if (stored instanceof OfRecord named) {
        record(named);
      } else if (stored instanceof OfSealed named) {
        sealed(named);
      }
    }
    return out.close("}");
  }

  private void constants() {
    out.gap();
    for (TypeModel.Custom custom : names.customs()) {
      constant(
          custom.source(), Expression.call(out.name(custom.provider()) + "." + custom.method()));
    }
    for (StoredType stored : agent.types()) {
      constant(stored.source(), made(stored));
    }
    for (TypeModel container : names.containers()) {
      constant(container.source(), made(container));
    }
  }

  private void constant(String source, Expression value) {
    out.assign(
        Format.fill(
            "static final %s<%s> %s",
            out.name(ClassRefs.CODEC), out.type(source), names.constant(source)),
        value);
  }

  private Expression made(StoredType stored) {
    if (stored instanceof OfEnum) {
      return Expression.call(
          out.name(ClassRefs.CODECS) + ".enumOf",
          out.name(stored.type()) + ".class",
          Names.literal(stored.name()),
          stored.version());
    }
    return Expression.call("new " + names.codecClass(stored));
  }

  private Expression made(TypeModel container) {
    var parts = new ArrayList<String>();
    for (TypeModel element : CodecNames.elements(container)) {
      parts.add(codec(element));
    }
    return Expression.call(out.name(ClassRefs.CODECS) + "." + factory(container), parts);
  }

  private static String factory(TypeModel container) {
    if (container instanceof TypeModel.ListOf) {
      return "list";
    } else if (container instanceof TypeModel.SetOf) {
      return "set";
    }
    return container instanceof TypeModel.MapOf ? "map" : "optional";
  }

  private void record(OfRecord named) {
    String type = out.type(named.source());
    begin(named, ClassRefs.RECORD_CODEC, type);
    out.open("%s() {", names.codecClass(named));
    var fields = new ArrayList<Expression>();
    for (Component component : named.components()) {
      fields.add(field(component));
    }
    out.add(
        Expression.call(
                "super",
                Expression.call(
                    "new " + out.name(ClassRefs.SCHEMA) + ".Record",
                    Names.literal(named.name()),
                    named.version(),
                    list(fields)))
            .then(";"));
    out.close("}");
    writeFields(named, type);
    readFields(named, type);
    out.close("}");
  }

  private Expression field(Component component) {
    return Expression.call(
        "new " + out.name(ClassRefs.SCHEMA) + ".Field",
        Names.literal(component.name()),
        !isPrimitive(component.type()),
        "() -> " + codec(component.type()) + ".schema()");
  }

  private void writeFields(OfRecord named, String type) {
    out.gap()
        .add("@Override")
        .add(
            Expression.call(
                    "protected void writeFields",
                    type + " value",
                    out.name(ClassRefs.VALUE_WRITER) + " out")
                .then(" throws " + out.name(ClassRefs.IO_EXCEPTION) + " {"))
        .indent();
    if (named.components().isEmpty()) {
      out.add("// a record without components");
    }
    for (int i = 0; i < named.components().size(); i++) {
      Component component = named.components().get(i);
      String value = "value." + component.name() + "()";
      out.add("out.field(%s);", i);
      String direct = primitive(component.type());
      if (direct != null) {
        out.add("out.write%s(%s);", direct, value);
      } else if (isPrimitive(component.type())) {
        out.add("%s.write(%s, out);", codec(component.type()), value);
      } else {
        out.add("out.writeNullable(%s, %s);", codec(component.type()), value);
      }
    }
    out.close("}");
  }

  private void readFields(OfRecord named, String type) {
    out.gap()
        .add("@Override")
        .add(
            Expression.call(
                    "protected " + type + " readFields", out.name(ClassRefs.VALUE_READER) + " in")
                .then(" throws " + out.name(ClassRefs.IO_EXCEPTION) + " {"))
        .indent();
    var taken = new ArrayList<>(names.constants());
    taken.addAll(List.of("in", "part"));
    var ofLocals = new Names(taken);
    var locals = new ArrayList<String>();
    for (Component component : named.components()) {
      String local = ofLocals.local(component.name());
      locals.add(local);
      out.add("%s %s = %s;", out.type(component.type().source()), local, initial(component.type()));
    }
    if (locals.isEmpty()) {
      out.open("while (in.nextField() != %s.END) {", ClassRefs.VALUE_READER);
      out.add("// a record without components").close("}");
    } else {
      out.open(
          "for (int part = in.nextField(); part != %s.END; part = in.nextField()) {",
          ClassRefs.VALUE_READER);
      out.open("switch (part) {");
      for (int i = 0; i < locals.size(); i++) {
        out.add("case %s -> %s = %s;", i, locals.get(i), read(named.components().get(i).type()));
      }
      out.add("default -> throw noSuchField(part);").close("}").close("}");
    }
    out.add(Expression.call("return new " + type, locals).then(";"));
    out.close("}");
  }

  private String read(TypeModel model) {
    String direct = primitive(model);
    if (direct != null) {
      return "in.read" + direct + "()";
    }
    return isPrimitive(model)
        ? codec(model) + ".read(in)"
        : "in.readNullable(" + codec(model) + ")";
  }

  private void sealed(OfSealed named) {
    String type = out.type(named.source());
    begin(named, ClassRefs.SEALED_CODEC, type);
    out.open("%s() {", names.codecClass(named));
    var cases = new ArrayList<Expression>();
    for (Leaf leaf : named.leaves()) {
      cases.add(sealedCase(leaf));
    }
    var arguments = new ArrayList<Object>();
    arguments.add(
        Expression.call(
            "new " + out.name(ClassRefs.SCHEMA) + ".Sealed",
            Names.literal(named.name()),
            list(cases)));
    for (Leaf leaf : named.leaves()) {
      arguments.add("() -> " + codec(leaf.stored()));
    }
    out.add(Expression.call("super", arguments).then(";"));
    out.close("}");
    out.gap().add("@Override").open("protected int caseOf(%s value) {", type);
    for (int i = 0; i < named.leaves().size(); i++) {
      out.open("if (value instanceof %s) {", named.leaves().get(i).type());
      out.add("return %s;", i).close("}");
    }
    out.add("return -1;").close("}").close("}");
  }

  private Expression sealedCase(Leaf leaf) {
    var parts = new ArrayList<Object>();
    parts.add(Names.literal(leaf.name()));
    if (!leaf.aliases().isEmpty()) {
      var aliases = new ArrayList<Expression>();
      for (String alias : leaf.aliases()) {
        aliases.add(Expression.of(Names.literal(alias)));
      }
      parts.add(list(aliases));
    }
    parts.add("() -> " + codec(leaf.stored()) + ".schema()");
    return Expression.call("new " + out.name(ClassRefs.SCHEMA) + ".Case", parts);
  }

  private void begin(StoredType named, Object base, String type) {
    out.gap()
        .open("private static final class %s extends %s<%s> {", names.codecClass(named), base, type)
        .gap();
  }

  private Expression list(List<Expression> items) {
    return Expression.call(out.name(ClassRefs.LIST) + ".of", items);
  }

  private String codec(TypeModel model) {
    return names.codec(model, out, true);
  }

  private static boolean isPrimitive(TypeModel model) {
    return model instanceof TypeModel.Scalar scalar && scalar.isPrimitive();
  }

  /** The reader's and writer's own word for a primitive, or null for what goes through a codec. */
  private static @Nullable String primitive(TypeModel model) {
    if (!(model instanceof TypeModel.Scalar scalar) || !scalar.isPrimitive()) {
      return null;
    }
    return switch (scalar.kind()) {
      case BOOLEAN -> "Boolean";
      case INT -> "Int";
      case LONG -> "Long";
      case FLOAT -> "Float";
      case DOUBLE -> "Double";
      default -> null;
    };
  }

  private static String initial(TypeModel model) {
    if (!isPrimitive(model)) {
      return "null";
    }
    return model.source().equals("boolean") ? "false" : "0";
  }
}
