package dev.planwright.testkit;

import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.Reconciliation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

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

  private final List<ServiceCall> calls = new ArrayList<>();

  /** All executions so far, in the order in which they began. */
  public List<ServiceCall> all() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /**
   * A service that does what {@code service} does, and has each execution noted here. Reconcilers
   * have no effect and are not noted.
   *
   * @param type the interface
   */
  public <T> T watch(Class<T> type, T service) {
    return watch(type, service, () -> false);
  }

  /**
   * Like {@link #watch(Class, Object)}, in a process that may be dead: then nothing is done, and
   * nobody learns of it.
   */
  <T> T watch(Class<T> type, T service, BooleanSupplier dead) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(type, service, method, arguments, dead)));
  }

  private <T> Object call(
      Class<T> type, T service, Method method, Object[] arguments, BooleanSupplier dead)
      throws Throwable {
    if (dead.getAsBoolean()) {
      throw new CancellationException("the process has crashed");
    }
    if (method.getDeclaringClass() != Object.class && !isReconciler(method)) {
      ServiceCall call =
          new ServiceCall(
              type.getSimpleName() + "." + method.getName(),
              arguments == null ? "[]" : Arrays.deepToString(arguments),
              CallInfo.current().idempotencyKey());
      synchronized (calls) {
        calls.add(call);
      }
    }
    try {
      method.setAccessible(true);
      return method.invoke(service, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private static boolean isReconciler(Method method) {
    return method.getGenericReturnType().getTypeName().contains(Reconciliation.class.getName());
  }
}
