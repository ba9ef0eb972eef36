package dev.planwright.processor.read;

import dev.planwright.MemoryScope;
import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import dev.planwright.processor.model.MemoryModel;
import dev.planwright.processor.read.ConstructorDraft.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads the agent's constructor: memories, resources, settings. */
final class ConstructorReader {

  /** Hosts count in milliseconds. */
  private static final Duration LONGEST_TTL = Duration.ofMillis(Long.MAX_VALUE);

  private final SourceTypes types;
  private final TypeElement agent;
  private final Report report;
  private final Plumbing plumbing;
  private final Map<String, String> memoryNames = new HashMap<>();

  ConstructorReader(SourceTypes types, TypeElement agent, Report report) {
    this.types = types;
    this.agent = agent;
    this.report = report;
    this.plumbing = new Plumbing(types, report);
  }

  /** The constructor's parameters; those with a mistake are reported and left out. */
  ConstructorDraft read(ExecutableElement constructor) {
    List<Parameter> parameters = new ArrayList<>();
    boolean misplaced = false;
    for (VariableElement parameter : constructor.getParameters()) {
      if (plumbing.isMisplaced(agent, parameter, at(parameter))) {
        misplaced = true;
        continue;
      }
      Parameter read = read(parameter);
      if (read != null) {
        parameters.add(read);
      }
    }
    checkAliases(constructor);
    TypeMirror wrong = types.notPassedOn(constructor.getThrownTypes());
    if (wrong != null) {
      report.add(
          ActionReader.notPassedOn(
              "The constructor of " + SourceTypes.name(agent), types.simple(wrong)),
          Where.of(constructor));
    }
    if (!misplaced) {
      // A field that such a parameter is kept in would be the same mistake once more.
      plumbing.checkFields(agent, constructor);
    }
    return new ConstructorDraft(
        parameters, constructor.getThrownTypes().stream().map(types::text).toList());
  }

  private @Nullable Parameter read(VariableElement parameter) {
    TypeMirror type = parameter.asType();
    if (types.is(type, Api.VALUE_MEMORY)) {
      return memory(parameter, MemoryModel.Kind.VALUE, 1);
    }
    if (types.is(type, Api.LIST_MEMORY)) {
      return memory(parameter, MemoryModel.Kind.LIST, 1);
    }
    if (types.is(type, Api.MAP_MEMORY)) {
      return memory(parameter, MemoryModel.Kind.MAP, 2);
    }
    if (isMarkedAsMemory(parameter)) {
      return null;
    }
    if (types.is(type, Api.CONFIG)) {
      return new Parameter.Config();
    }
    AnnotationView named = annotation(parameter, Api.NAMED);
    ResourceKey key =
        new ResourceKey(
            types.text(type), types.simple(type), named == null ? "" : named.string("value"));
    return new Parameter.Resource(key, type, SourceTypes.name(parameter), at(parameter));
  }

  private @Nullable Parameter memory(VariableElement parameter, MemoryModel.Kind kind, int arity) {
    String parameterName = SourceTypes.name(parameter);
    List<? extends TypeMirror> arguments = types.arguments(parameter.asType());
    if (arguments.size() != arity
        || arguments.stream().anyMatch(each -> each.getKind() == TypeKind.WILDCARD)) {
      String element = types.simple(types.types().erasure(parameter.asType()));
      report.add(
          Finding.of(
              Code.PW702,
              "The memory "
                  + parameterName
                  + " is a "
                  + types.simple(parameter.asType())
                  + ", which does not say what it holds.",
              "name the type: "
                  + element
                  + (arity == 1 ? "<TheValue> " : "<TheKey, TheValue> ")
                  + parameterName
                  + "."),
          at(parameter));
      return null;
    }
    checkNotNamed(parameter);
    AnnotationView memory = annotation(parameter, Api.MEMORY);
    String name = parameterName;
    MemoryScope scope = MemoryScope.SHORT_TERM;
    List<String> aliases = List.of();
    Duration ttl = Duration.ZERO;
    Where where = at(parameter);
    if (memory != null) {
      scope = MemoryScope.valueOf(memory.constant("scope", "SHORT_TERM"));
      aliases = memory.strings("aliases");
      ttl = ttl(parameterName, scope, memory);
      if (!memory.string("name").isEmpty()) {
        name = memory.string("name");
        where = memory.where("name");
      }
    }
    String before = memoryNames.putIfAbsent(name, parameterName);
    if (before != null) {
      report.add(
          Finding.of(
              Code.PW703,
              "The memories "
                  + before
                  + " and "
                  + parameterName
                  + " are both saved as \""
                  + name
                  + "\".",
              "give one of them another name."),
          where);
    }
    return new Parameter.Memory(
        kind, scope, name, aliases, ttl, parameterName, List.copyOf(arguments), at(parameter));
  }

  private void checkNotNamed(VariableElement parameter) {
    AnnotationView named = annotation(parameter, Api.NAMED);
    if (named != null) {
      report.add(
          Finding.of(
              Code.PW713,
              "@Named is on the memory "
                  + SourceTypes.name(parameter)
                  + ", but it tells resources apart.",
              "write @Memory(name = \"" + named.string("value") + "\"), or remove @Named."),
          at(parameter));
    }
  }

  /** Zero if there is none, or it is reported. A memory of one run is gone with it anyway. */
  private Duration ttl(String parameter, MemoryScope scope, AnnotationView memory) {
    String ttl = memory.string("ttl");
    if (ttl.isEmpty()) {
      return Duration.ZERO;
    }
    String has = "The memory " + parameter + " has ttl = \"" + ttl + "\", ";
    Duration read = RetryReader.parse(ttl);
    String wrong;
    String fix;
    if (read == null) {
      wrong = "which is no ISO-8601 duration.";
      fix = "write for example P30D or PT1H.";
    } else if (read.compareTo(Duration.ofMillis(1)) < 0) {
      wrong = "so it would forget at once.";
      fix = "write a longer duration, or leave ttl out to keep values.";
    } else if (read.compareTo(LONGEST_TTL) > 0) {
      wrong = "which is longer than any clock counts.";
      fix = "write a shorter duration, or leave ttl out to keep values.";
    } else if (scope == MemoryScope.SENSORY) {
      wrong = "but a sensory memory ends with its run.";
      fix = "remove ttl, or make the memory SHORT_TERM.";
    } else {
      return read;
    }
    report.add(Finding.of(Code.PW704, has + wrong, fix), memory.where("ttl"));
    return Duration.ZERO;
  }

  /** Whether {@code @Memory} is on what is no memory; that is reported. */
  private boolean isMarkedAsMemory(VariableElement parameter) {
    if (annotation(parameter, Api.MEMORY) == null) {
      return false;
    }
    report.add(
        Finding.of(
            Code.PW709,
            "@Memory is on "
                + SourceTypes.name(parameter)
                + ", which is a "
                + types.simple(parameter.asType())
                + " and no memory.",
            "declare it as ValueMemory, ListMemory or MapMemory, or remove @Memory."),
        at(parameter));
    return true;
  }

  /** Aliases are claimed after every present name. */
  private void checkAliases(ExecutableElement constructor) {
    Aliases names = new Aliases();
    memoryNames.forEach((name, parameter) -> names.claim(name, "the memory " + parameter));
    for (VariableElement parameter : constructor.getParameters()) {
      AnnotationView memory = annotation(parameter, Api.MEMORY);
      if (memory != null && types.isMemory(parameter.asType())) {
        String name = SourceTypes.name(parameter);
        List<String> aliases = memory.strings("aliases");
        String wrong = names.claimAll(aliases, "the memory " + name);
        String fix = "name what only this memory was saved as before, or nothing.";
        if (wrong == null
            && !aliases.isEmpty()
            && memory.constant("scope", "SHORT_TERM").equals("SENSORY")) {
          wrong = "The memory " + name + " has aliases, but a sensory memory is never saved.";
          fix = "remove aliases, or make the memory SHORT_TERM.";
        }
        if (wrong != null) {
          report.add(Finding.of(Code.PW705, wrong, fix), memory.where("aliases"));
        }
      }
    }
  }

  /** An annotation of a parameter; in a record it may stand on the component only. */
  private @Nullable AnnotationView annotation(VariableElement parameter, String name) {
    AnnotationView direct = AnnotationView.of(parameter, name);
    Element component = component(parameter);
    return direct == null && component != null ? AnnotationView.of(component, name) : direct;
  }

  /**
   * Where a parameter stands. A record's own constructor has no place in the source, nor has a
   * component on any compiler; its field has one on javac. ECJ knows no places in records at all.
   */
  private Where at(VariableElement parameter) {
    if (agent.getKind() == ElementKind.RECORD) {
      for (VariableElement field : ElementFilter.fieldsIn(agent.getEnclosedElements())) {
        if (field.getSimpleName().equals(parameter.getSimpleName())) {
          return Where.of(field);
        }
      }
    }
    return Where.of(parameter);
  }

  private @Nullable Element component(VariableElement parameter) {
    if (agent.getKind() == ElementKind.RECORD) {
      for (RecordComponentElement component : agent.getRecordComponents()) {
        if (component.getSimpleName().equals(parameter.getSimpleName())) {
          return component;
        }
      }
    }
    return null;
  }
}
