package dev.planwright.kafka;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** What is logged while it is open, down to DEBUG. */
final class LogCapture implements AutoCloseable {

  private static final class Appender extends AbstractAppender {
    private final List<String> messages = new CopyOnWriteArrayList<>();

    Appender() {
      super("capture", null, null, true, Property.EMPTY_ARRAY);
    }

    @Override
    public void append(LogEvent event) {
      messages.add(event.getMessage().getFormattedMessage() + " " + event.getThrown());
    }
  }

  private final Appender appender = new Appender();
  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final String name;

  private LogCapture(String name) {
    this.name = name;
    appender.start();
    LoggerConfig logger = new LoggerConfig(name, Level.DEBUG, false);
    logger.addAppender(appender, Level.DEBUG, null);
    Configuration configuration = context.getConfiguration();
    configuration.addLogger(name, logger);
    context.updateLoggers();
  }

  static LogCapture of(Class<?> source) {
    return new LogCapture(source.getName());
  }

  static LogCapture of(String name) {
    return new LogCapture(name);
  }

  List<String> messages() {
    return appender.messages;
  }

  @Override
  public void close() {
    context.getConfiguration().removeLogger(name);
    context.updateLoggers();
  }
}
