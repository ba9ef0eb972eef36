package dev.planwright.runtime.engine;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.helpers.MarkerIgnoringBase;

/**
 * An agent's logger: says nothing while an execution repeats what an earlier one did and said, and
 * labels each line with its run. Markers are dropped.
 *
 * <p>It gets by with what SLF4J 1.7 has: on a Flink cluster that is the one there is, whatever a
 * job brings. Version 2 calls the class below deprecated, and has no other that both have.
 */
@SuppressWarnings("deprecation")
final class QuietOnRepeat extends MarkerIgnoringBase {

  private static final long serialVersionUID = 1L;

  private final transient Logger log;
  private final transient BooleanSupplier repeating;
  private final transient Supplier<LogLabels> labels;

  /**
   * @param repeating whether the action in hand repeats itself
   * @param labels of the action in hand; asked for lines that are logged only
   */
  QuietOnRepeat(Logger log, BooleanSupplier repeating, Supplier<LogLabels> labels) {
    this.name = log.getName();
    this.log = log;
    this.repeating = repeating;
    this.labels = labels;
  }

  @Override
  public boolean isTraceEnabled() {
    return log.isTraceEnabled() && !repeating.getAsBoolean();
  }

  @Override
  public void trace(String message) {
    if (isTraceEnabled()) {
      labels.get().around(() -> log.trace(message));
    }
  }

  @Override
  public void trace(String format, @Nullable Object argument) {
    if (isTraceEnabled()) {
      labels.get().around(() -> log.trace(format, argument));
    }
  }

  @Override
  public void trace(String format, @Nullable Object first, @Nullable Object second) {
    if (isTraceEnabled()) {
      labels.get().around(() -> log.trace(format, first, second));
    }
  }

  @Override
  public void trace(String format, @Nullable Object... arguments) {
    if (isTraceEnabled()) {
      labels.get().around(() -> log.trace(format, arguments));
    }
  }

  @Override
  public void trace(String message, @Nullable Throwable thrown) {
    if (isTraceEnabled()) {
      labels.get().around(() -> log.trace(message, thrown));
    }
  }

  @Override
  public boolean isDebugEnabled() {
    return log.isDebugEnabled() && !repeating.getAsBoolean();
  }

  @Override
  public void debug(String message) {
    if (isDebugEnabled()) {
      labels.get().around(() -> log.debug(message));
    }
  }

  @Override
  public void debug(String format, @Nullable Object argument) {
    if (isDebugEnabled()) {
      labels.get().around(() -> log.debug(format, argument));
    }
  }

  @Override
  public void debug(String format, @Nullable Object first, @Nullable Object second) {
    if (isDebugEnabled()) {
      labels.get().around(() -> log.debug(format, first, second));
    }
  }

  @Override
  public void debug(String format, @Nullable Object... arguments) {
    if (isDebugEnabled()) {
      labels.get().around(() -> log.debug(format, arguments));
    }
  }

  @Override
  public void debug(String message, @Nullable Throwable thrown) {
    if (isDebugEnabled()) {
      labels.get().around(() -> log.debug(message, thrown));
    }
  }

  @Override
  public boolean isInfoEnabled() {
    return log.isInfoEnabled() && !repeating.getAsBoolean();
  }

  @Override
  public void info(String message) {
    if (isInfoEnabled()) {
      labels.get().around(() -> log.info(message));
    }
  }

  @Override
  public void info(String format, @Nullable Object argument) {
    if (isInfoEnabled()) {
      labels.get().around(() -> log.info(format, argument));
    }
  }

  @Override
  public void info(String format, @Nullable Object first, @Nullable Object second) {
    if (isInfoEnabled()) {
      labels.get().around(() -> log.info(format, first, second));
    }
  }

  @Override
  public void info(String format, @Nullable Object... arguments) {
    if (isInfoEnabled()) {
      labels.get().around(() -> log.info(format, arguments));
    }
  }

  @Override
  public void info(String message, @Nullable Throwable thrown) {
    if (isInfoEnabled()) {
      labels.get().around(() -> log.info(message, thrown));
    }
  }

  @Override
  public boolean isWarnEnabled() {
    return log.isWarnEnabled() && !repeating.getAsBoolean();
  }

  @Override
  public void warn(String message) {
    if (isWarnEnabled()) {
      labels.get().around(() -> log.warn(message));
    }
  }

  @Override
  public void warn(String format, @Nullable Object argument) {
    if (isWarnEnabled()) {
      labels.get().around(() -> log.warn(format, argument));
    }
  }

  @Override
  public void warn(String format, @Nullable Object first, @Nullable Object second) {
    if (isWarnEnabled()) {
      labels.get().around(() -> log.warn(format, first, second));
    }
  }

  @Override
  public void warn(String format, @Nullable Object... arguments) {
    if (isWarnEnabled()) {
      labels.get().around(() -> log.warn(format, arguments));
    }
  }

  @Override
  public void warn(String message, @Nullable Throwable thrown) {
    if (isWarnEnabled()) {
      labels.get().around(() -> log.warn(message, thrown));
    }
  }

  @Override
  public boolean isErrorEnabled() {
    return log.isErrorEnabled() && !repeating.getAsBoolean();
  }

  @Override
  public void error(String message) {
    if (isErrorEnabled()) {
      labels.get().around(() -> log.error(message));
    }
  }

  @Override
  public void error(String format, @Nullable Object argument) {
    if (isErrorEnabled()) {
      labels.get().around(() -> log.error(format, argument));
    }
  }

  @Override
  public void error(String format, @Nullable Object first, @Nullable Object second) {
    if (isErrorEnabled()) {
      labels.get().around(() -> log.error(format, first, second));
    }
  }

  @Override
  public void error(String format, @Nullable Object... arguments) {
    if (isErrorEnabled()) {
      labels.get().around(() -> log.error(format, arguments));
    }
  }

  @Override
  public void error(String message, @Nullable Throwable thrown) {
    if (isErrorEnabled()) {
      labels.get().around(() -> log.error(message, thrown));
    }
  }
}
