package dev.planwright.testkit;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A service that answers as it was told to, and remembers what it was asked.
 *
 * <pre>{@code
 * Script<Payments> payments = Script.of(Payments.class);
 * payments.on("charge").throwing(new IllegalStateException("down")).returning("paid");
 * AgentHarness.of(plan.with(Payments.class, config -> payments.service()), Order::customer);
 * }</pre>
 *
 * <p>Answers of a method are given one after another, the last one for ever after. A method that
 * returns a stage gets a completed one. Thread-safe.
 *
 * @param <T> the service's interface
 */
public final class Script<T> {

  /** What one method answers, one after another. */
  public final class Answers {

    private final List<Method> methods;
    private final Deque<Answer> answers = new ArrayDeque<>();

    private Answers(List<Method> methods) {
      this.methods = methods;
    }

    /** Next it returns a value, or a stage of it. */
    public Answers returning(@Nullable Object value) {
      return add(() -> value);
    }

    /**
     * Next it throws, or returns a stage that has failed.
     *
     * @throws IllegalArgumentException if the method cannot throw that, for it does not declare it
     */
    public Answers throwing(Throwable failure) {
      if (methods.stream().noneMatch(method -> isPossible(method, failure))) {
        throw new IllegalArgumentException(
            "%s does not declare %s"
                .formatted(nameOf(methods.get(0)), failure.getClass().getName()));
      }
      return add(
          () -> {
            throw failure;
          });
    }

    /** Next it does what is said here. */
    public Answers answering(Answer answer) {
      return add(answer);
    }

    private Answers add(Answer answer) {
      synchronized (Script.this) {
        answers.add(answer);
      }
      return this;
    }

    private Answer next() {
      synchronized (Script.this) {
        Answer next = answers.size() > 1 ? answers.poll() : answers.peek();
        if (next == null) {
          throw new AssertionError("the script of " + nameOf(methods.get(0)) + " says no answer");
        }
        return next;
      }
    }
  }

  private static boolean isPossible(Method method, Throwable failure) {
    return failure instanceof RuntimeException
        || failure instanceof Error
        || returnsStage(method)
        || Arrays.stream(method.getExceptionTypes()).anyMatch(type -> type.isInstance(failure));
  }

  private static boolean returnsStage(Method method) {
    return CompletionStage.class.isAssignableFrom(method.getReturnType());
  }

  private String nameOf(Method method) {
    return type.getSimpleName() + "." + method.getName();
  }

  /** An answer of a method. */
  @FunctionalInterface
  public interface Answer {

    /** What it returns, or throws. */
    @Nullable Object give() throws Throwable;
  }

  private final Class<T> type;
  private final ServiceCalls calls = new ServiceCalls();
  private final Map<String, Answers> byMethod = new HashMap<>();
  private final T service;

  private Script(Class<T> type) {
    this.type = type;
    this.service =
        calls.watch(
            type,
            type.cast(
                Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) -> answer(method))));
  }

  /** A script for an interface, none of whose methods has an answer yet. */
  public static <T> Script<T> of(Class<T> type) {
    return new Script<>(type);
  }

  /**
   * The answers of a method.
   *
   * @throws IllegalArgumentException if there is no method of this name
   */
  public synchronized Answers on(String method) {
    List<Method> methods =
        Arrays.stream(type.getMethods()).filter(known -> known.getName().equals(method)).toList();
    if (methods.isEmpty()) {
      throw new IllegalArgumentException(type.getName() + " has no method " + method);
    }
    return byMethod.computeIfAbsent(method, any -> new Answers(methods));
  }

  /** The service. */
  public T service() {
    return service;
  }

  /** What the service was asked. */
  public ServiceCalls calls() {
    return calls;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // it is what the method returns
  private @Nullable Object answer(Method method) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return switch (method.getName()) {
        case "toString" -> "script of " + type.getName();
        case "hashCode" -> System.identityHashCode(this);
        default -> false;
      };
    }
    Answer answer = on(method.getName()).next();
    if (!returnsStage(method)) {
      return answer.give();
    }
    CompletableFuture<@Nullable Object> stage = new CompletableFuture<>();
    try {
      stage.complete(answer.give());
    } catch (Throwable failure) {
      stage.completeExceptionally(failure);
    }
    return stage;
  }
}
