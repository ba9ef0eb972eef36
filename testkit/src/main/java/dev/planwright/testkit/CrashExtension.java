package dev.planwright.testkit;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test its {@link Crashes}, and verifies them when it has named them all. */
final class CrashExtension implements ParameterResolver, AfterTestExecutionCallback {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(CrashExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Crashes.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Crashes crashes = new Crashes();
    context.getStore(NAMESPACE).put(Crashes.class, crashes);
    return crashes;
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    Crashes crashes = context.getStore(NAMESPACE).get(Crashes.class, Crashes.class);
    if (context.getExecutionException().isEmpty()) {
      if (crashes == null) {
        throw new AssertionError("a test that survives crashes takes a parameter Crashes");
      }
      crashes.verify();
    }
  }
}
