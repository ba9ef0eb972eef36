package dev.planwright.runtime.engine;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.helpers.MarkerIgnoringBase;

/**
 * A logger that says nothing while an execution repeats what an earlier one did and said. Markers
 * are dropped.
 *
 * <p>It gets by with what SLF4J 1.7 has: on a Flink cluster that is the one there is, whatever a
 * job brings. Version 2 calls the class below deprecated, and has no other that both have.
 */
@SuppressWarnings("deprecation")
final class QuietOnRepeat extends MarkerIgnoringBase {

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
  public void trace(String message) {
    if (!repeating.getAsBoolean()) {
      log.trace(message);
    }
  }

  @Override
  public void trace(String format, @Nullable Object argument) {
    if (!repeating.getAsBoolean()) {
      log.trace(format, argument);
    }
  }

  @Override
  public void trace(String format, @Nullable Object first, @Nullable Object second) {
    if (!repeating.getAsBoolean()) {
      log.trace(format, first, second);
    }
  }

  @Override
  public void trace(String format, @Nullable Object... arguments) {
    if (!repeating.getAsBoolean()) {
      log.trace(format, arguments);
    }
  }

  @Override
  public void trace(String message, @Nullable Throwable thrown) {
    if (!repeating.getAsBoolean()) {
      log.trace(message, thrown);
    }
  }

  @Override
  public boolean isDebugEnabled() {
    return log.isDebugEnabled() && !repeating.getAsBoolean();
  }

  @Override
  public void debug(String message) {
    if (!repeating.getAsBoolean()) {
      log.debug(message);
    }
  }

  @Override
  public void debug(String format, @Nullable Object argument) {
    if (!repeating.getAsBoolean()) {
      log.debug(format, argument);
    }
  }

  @Override
  public void debug(String format, @Nullable Object first, @Nullable Object second) {
    if (!repeating.getAsBoolean()) {
      log.debug(format, first, second);
    }
  }

  @Override
  public void debug(String format, @Nullable Object... arguments) {
    if (!repeating.getAsBoolean()) {
      log.debug(format, arguments);
    }
  }

  @Override
  public void debug(String message, @Nullable Throwable thrown) {
    if (!repeating.getAsBoolean()) {
      log.debug(message, thrown);
    }
  }

  @Override
  public boolean isInfoEnabled() {
    return log.isInfoEnabled() && !repeating.getAsBoolean();
  }

  @Override
  public void info(String message) {
    if (!repeating.getAsBoolean()) {
      log.info(message);
    }
  }

  @Override
  public void info(String format, @Nullable Object argument) {
    if (!repeating.getAsBoolean()) {
      log.info(format, argument);
    }
  }

  @Override
  public void info(String format, @Nullable Object first, @Nullable Object second) {
    if (!repeating.getAsBoolean()) {
      log.info(format, first, second);
    }
  }

  @Override
  public void info(String format, @Nullable Object... arguments) {
    if (!repeating.getAsBoolean()) {
      log.info(format, arguments);
    }
  }

  @Override
  public void info(String message, @Nullable Throwable thrown) {
    if (!repeating.getAsBoolean()) {
      log.info(message, thrown);
    }
  }

  @Override
  public boolean isWarnEnabled() {
    return log.isWarnEnabled() && !repeating.getAsBoolean();
  }

  @Override
  public void warn(String message) {
    if (!repeating.getAsBoolean()) {
      log.warn(message);
    }
  }

  @Override
  public void warn(String format, @Nullable Object argument) {
    if (!repeating.getAsBoolean()) {
      log.warn(format, argument);
    }
  }

  @Override
  public void warn(String format, @Nullable Object first, @Nullable Object second) {
    if (!repeating.getAsBoolean()) {
      log.warn(format, first, second);
    }
  }

  @Override
  public void warn(String format, @Nullable Object... arguments) {
    if (!repeating.getAsBoolean()) {
      log.warn(format, arguments);
    }
  }

  @Override
  public void warn(String message, @Nullable Throwable thrown) {
    if (!repeating.getAsBoolean()) {
      log.warn(message, thrown);
    }
  }

  @Override
  public boolean isErrorEnabled() {
    return log.isErrorEnabled() && !repeating.getAsBoolean();
  }

  @Override
  public void error(String message) {
    if (!repeating.getAsBoolean()) {
      log.error(message);
    }
  }

  @Override
  public void error(String format, @Nullable Object argument) {
    if (!repeating.getAsBoolean()) {
      log.error(format, argument);
    }
  }

  @Override
  public void error(String format, @Nullable Object first, @Nullable Object second) {
    if (!repeating.getAsBoolean()) {
      log.error(format, first, second);
    }
  }

  @Override
  public void error(String format, @Nullable Object... arguments) {
    if (!repeating.getAsBoolean()) {
      log.error(format, arguments);
    }
  }

  @Override
  public void error(String message, @Nullable Throwable thrown) {
    if (!repeating.getAsBoolean()) {
      log.error(message, thrown);
    }
  }
}
