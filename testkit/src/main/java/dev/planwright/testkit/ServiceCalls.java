package dev.planwright.testkit;

import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.Reconciliation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What services were asked to do: the effects of a test.
 *
 * <p>Thread-safe.
 */
public final class ServiceCalls {

  /**
   * An execution of a service's method.
   *
   * @param method {@code RebookingService.rebook}
   * @param arguments as they print
   * @param idempotencyKey the same for every execution of one durable call
   */
  public record ServiceCall(String method, String arguments, String idempotencyKey) {

    /** The call without its key. */
    String what() {
      return method + arguments;
    }
  }

  /** An execution, and the life of the process that it fell in. */
  private static final class Execution {
    private final ServiceCall call;
    private final Crash life;
    private boolean returned;

    Execution(ServiceCall call, Crash life) {
      this.call = call;
      this.life = life;
    }
  }

  private final List<Execution> executions = new ArrayList<>();

  /** Threads that are in a service now. */
  private int inside;

  /** All executions so far, in the order in which they began. */
  public synchronized List<ServiceCall> all() {
    return executions.stream().map(execution -> execution.call).toList();
  }

  /**
   * A service that does what {@code service} does, and has each execution noted here. Reconcilers
   * have no effect and are not noted.
   *
   * @param type the interface
   */
  public <T> T watch(Class<T> type, T service) {
    return watch(type, service, Crash.never());
  }

  /**
   * Like {@link #watch(Class, Object)}, in a process that may be dead: then nothing is done, and
   * nobody learns of it.
   */
  <T> T watch(Class<T> type, T service, Crash life) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(type, service, method, arguments, life)));
  }

  private <T> @Nullable Object call(
      Class<T> type, T service, Method method, Object @Nullable [] arguments, Crash life)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return invoke(service, method, arguments);
    }
    Execution execution = null;
    if (!isReconciler(method)) {
      execution =
          new Execution(
              new ServiceCall(
                  type.getSimpleName() + "." + method.getName(),
                  arguments == null ? "[]" : Arrays.deepToString(arguments),
                  CallInfo.current().idempotencyKey()),
              life);
    }
    enter(execution, life);
    try {
      return noted(execution, invoke(service, method, arguments));
    } finally {
      leave();
    }
  }

  private synchronized void enter(@Nullable Execution execution, Crash life) {
    if (life.hasHappened()) {
      throw new CancellationException("the process has crashed");
    }
    if (execution != null) {
      executions.add(execution);
    }
    inside++;
  }

  private synchronized void leave() {
    if (--inside == 0) {
      notifyAll();
    }
  }

  /** Before whoever made the call can learn that it has returned. */
  private @Nullable Object noted(@Nullable Execution execution, @Nullable Object result) {
    if (execution == null) {
      return result;
    }
    if (result instanceof CompletionStage<?> stage) {
      return stage.whenComplete(
          (value, failure) -> {
            if (failure == null) {
              returned(execution);
            }
          });
    }
    returned(execution);
    return result;
  }

  private synchronized void returned(Execution execution) {
    execution.returned = true;
  }

  private static @Nullable Object invoke(
      Object service, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      method.setAccessible(true);
      return method.invoke(service, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  /** Waits until no thread is in a service any more, as none is when its process is dead. */
  synchronized void awaitOutside() throws InterruptedException {
    while (inside > 0) {
      wait();
    }
  }

  /** How many executions have returned in this life. */
  synchronized int returnedIn(Crash life) {
    return (int)
        executions.stream().filter(each -> each.life.equals(life) && each.returned).count();
  }

  /** How many calls have returned and were made again. */
  synchronized int repeated() {
    Set<String> before = new HashSet<>();
    Set<String> again = new HashSet<>();
    for (Execution each : executions) {
      String key = each.call.idempotencyKey();
      if (before.contains(key)) {
        again.add(key);
      }
      if (each.returned) {
        before.add(key);
      }
    }
    return again.size();
  }

  private static boolean isReconciler(Method method) {
    return method.getGenericReturnType().getTypeName().contains(Reconciliation.class.getName());
  }
}
