package dev.planwright.flink;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** What one class logs, while this is open. */
final class LogCapture implements AutoCloseable {

  private final Logger logger;
  private final Level before;
  private final List<String> messages = Collections.synchronizedList(new ArrayList<>());
  private final AbstractAppender appender =
      new AbstractAppender("capture", null, null, false, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
          messages.add(event.getLevel() + " " + event.getMessage().getFormattedMessage());
        }
      };

  private LogCapture(Logger logger) {
    this.logger = logger;
    this.before = logger.getLevel();
    appender.start();
    logger.addAppender(appender);
    logger.setLevel(Level.WARN);
  }

  static LogCapture of(Class<?> logging) {
    return new LogCapture((Logger) LogManager.getLogger(logging));
  }

  List<String> messages() {
    return List.copyOf(messages);
  }

  @Override
  public void close() {
    logger.removeAppender(appender);
    logger.setLevel(before);
    appender.stop();
  }
}
