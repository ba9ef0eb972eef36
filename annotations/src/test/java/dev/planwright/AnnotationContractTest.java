package dev.planwright;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds names, targets and defaults, against which users' sources are written, to the contract. */
class AnnotationContractTest {

  static Stream<Class<? extends Annotation>> annotations() {
    return Stream.of(
        Agent.class,
        Action.class,
        OnFailure.class,
        Retry.class,
        Event.class,
        Memory.class,
        Durable.class,
        DurableCall.class,
        Provides.class,
        Named.class);
  }

  @ParameterizedTest
  @MethodSource("annotations")
  void annotation_isKeptInClassFilesOnly(Class<? extends Annotation> annotation) {
    assertThat(annotation.getAnnotation(Retention.class).value()).isEqualTo(RetentionPolicy.CLASS);
  }

  @Test
  void targets_areThoseOfTheContract() {
    assertThat(target(Agent.class)).containsExactly(ElementType.TYPE);
    assertThat(target(Action.class)).containsExactly(ElementType.METHOD);
    assertThat(target(OnFailure.class)).isEmpty();
    assertThat(target(Retry.class)).isEmpty();
    assertThat(target(Event.class)).containsExactly(ElementType.TYPE);
    assertThat(target(Memory.class))
        .containsExactlyInAnyOrder(ElementType.PARAMETER, ElementType.RECORD_COMPONENT);
    assertThat(target(Durable.class)).containsExactly(ElementType.TYPE);
    assertThat(target(DurableCall.class)).containsExactly(ElementType.METHOD);
    assertThat(target(Provides.class)).containsExactly(ElementType.METHOD);
    assertThat(target(Named.class))
        .containsExactlyInAnyOrder(
            ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT);
  }

  @Test
  void agent_needsNoMoreThanItsInput() {
    assertThat(attributes(Agent.class))
        .isEqualTo(
            "{input=required, name=\"\", onFailure=@OnFailure, output=Void, resources=[],"
                + " unhandled=[]}");
  }

  @Test
  void defaults_areThoseOfTheContract() {
    assertThat(attributes(Action.class))
        .isEqualTo("{aliases=[], id=\"\", on=[], onFailure=@OnFailure, when=\"\"}");
    assertThat(attributes(OnFailure.class)).isEqualTo("{retry=@Retry, then=FAIL}");
    assertThat(attributes(Retry.class))
        .isEqualTo(
            "{attempts=1, backoff=\"\", jitter=0.0, maxBackoff=\"\", multiplier=1.0, noRetry=[]}");
    assertThat(attributes(Event.class)).isEqualTo("{aliases=[], name=\"\", version=1}");
    assertThat(attributes(Memory.class))
        .isEqualTo("{aliases=[], name=\"\", scope=SHORT_TERM, ttl=\"\"}");
    assertThat(attributes(Durable.class)).isEqualTo("{}");
    assertThat(attributes(DurableCall.class))
        .isEqualTo(
            "{aliases=[], blocking=false, id=\"\", inline=false, mode=AT_LEAST_ONCE,"
                + " reconcile=\"\", retry=@Retry, timeout=\"\"}");
    assertThat(attributes(Provides.class)).isEqualTo("{}");
    assertThat(attributes(Named.class)).isEqualTo("{value=required}");
  }

  private static ElementType[] target(Class<? extends Annotation> annotation) {
    return annotation.getAnnotation(Target.class).value();
  }

  private static String attributes(Class<? extends Annotation> annotation) {
    TreeMap<String, String> attributes = new TreeMap<>();
    for (Method method : annotation.getDeclaredMethods()) {
      attributes.put(method.getName(), show(method.getDefaultValue()));
    }
    return attributes.toString();
  }

  private static String show(Object value) {
    if (value == null) {
      return "required";
    }
    if (value instanceof String text) {
      return '"' + text + '"';
    }
    if (value instanceof Class<?> type) {
      return type.getSimpleName();
    }
    if (value instanceof Annotation annotation) {
      return "@" + annotation.annotationType().getSimpleName();
    }
    return value instanceof Object[] array ? Arrays.toString(array) : value.toString();
  }
}
