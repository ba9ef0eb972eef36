package dev.planwright.processor.lint;

import com.sun.source.util.TreePath;
import dev.planwright.processor.diagnostic.Finding;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Calls into the JDK that have no place in an action. */
final class ApiCheck implements Check {

  private final Source source;
  private final Catalogue catalogue = new Catalogue();
  private final Map<ExecutableElement, Optional<Topic>> known = new HashMap<>();

  ApiCheck(Source source) {
    this.source = source;
  }

  @Override
  public void check(Body body, Findings findings) {
    for (TreePath node : body.nodes()) {
      ExecutableElement called = source.called(node);
      VariableElement field = source.field(node);
      Topic topic = called == null ? topic(field) : topic(node, called);
      if (called != null && topic != null && !isWaitForStage(topic, node)) {
        findings.add(finding(body, topic, Calls.text(called)), node);
      } else if (field != null && topic != null) {
        String owner = Source.name(Source.owner(field));
        findings.add(finding(body, topic, owner + "." + Source.name(field)), node);
      }
    }
  }

  private static Finding finding(Body body, Topic topic, String what) {
    return body.finding(
        topic.code(), topic.does() + ": " + what, topic.consequence(), topic.fix(body));
  }

  /** A clock or a generator that outlives the run does not answer the same again. */
  private @Nullable Topic topic(@Nullable VariableElement field) {
    if (field == null
        || !(RunParts.isOfAgent(field) || field.getModifiers().contains(Modifier.STATIC))) {
      return null;
    }
    if (source.isA(field.asType(), "java.time.InstantSource")) {
      return Topic.CLOCK;
    }
    return source.isA(field.asType(), "java.util.random.RandomGenerator") ? Topic.RANDOM : null;
  }

  private @Nullable Topic topic(TreePath node, ExecutableElement called) {
    Topic topic =
        known
            .computeIfAbsent(
                called,
                method ->
                    Optional.ofNullable(
                        catalogue.topic(method, source.lineage(Source.owner(method)))))
            .orElse(null);
    return topic == null && isIdentity(node, called) ? Topic.IDENTITY : topic;
  }

  /**
   * {@code hashCode} and {@code toString} as {@code Object} has them, of what is known not to
   * override them.
   */
  private boolean isIdentity(TreePath node, ExecutableElement called) {
    String name = called.getSimpleName().toString();
    if (!called.getParameters().isEmpty()
        || !(name.equals("hashCode") || name.equals("toString"))) {
      return false;
    }
    TreePath expression = Calls.receiver(node);
    TypeMirror receiver = expression == null ? null : source.type(expression);
    if (receiver == null) {
      return false;
    }
    if (receiver.getKind() == TypeKind.ARRAY) {
      return true;
    }
    return Source.owner(called).getQualifiedName().contentEquals("java.lang.Object")
        && receiver instanceof DeclaredType declared
        && declared.asElement().getKind() == ElementKind.CLASS
        && declared.asElement().getModifiers().contains(Modifier.FINAL);
  }

  /** The stage of a durable call has a rule of its own. */
  private boolean isWaitForStage(Topic topic, TreePath node) {
    return topic == Topic.WAITING && new Stages(source).isWait(node);
  }
}
