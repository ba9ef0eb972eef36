package dev.planwright.runtime.engine;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.spi.LoggingEventBuilder;

/** A logger that says nothing while an execution repeats what an earlier one did and said. */
final class QuietOnRepeat extends LegacyAbstractLogger {

  private static final long serialVersionUID = 1L;

  private final transient Logger log;
  private final transient BooleanSupplier repeating;

  QuietOnRepeat(Logger log, BooleanSupplier repeating) {
    this.name = log.getName();
    this.log = log;
    this.repeating = repeating;
  }

  @Override
  public boolean isTraceEnabled() {
    return log.isTraceEnabled() && !repeating.getAsBoolean();
  }

  @Override
  public boolean isDebugEnabled() {
    return log.isDebugEnabled() && !repeating.getAsBoolean();
  }

  @Override
  public boolean isInfoEnabled() {
    return log.isInfoEnabled() && !repeating.getAsBoolean();
  }

  @Override
  public boolean isWarnEnabled() {
    return log.isWarnEnabled() && !repeating.getAsBoolean();
  }

  @Override
  public boolean isErrorEnabled() {
    return log.isErrorEnabled() && !repeating.getAsBoolean();
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      String message,
      Object @Nullable [] arguments,
      @Nullable Throwable thrown) {
    LoggingEventBuilder event = log.atLevel(level).setMessage(message);
    if (marker != null) {
      event = event.addMarker(marker);
    }
    if (arguments != null) {
      for (Object argument : arguments) {
        event = event.addArgument(argument);
      }
    }
    (thrown == null ? event : event.setCause(thrown)).log();
  }
}
