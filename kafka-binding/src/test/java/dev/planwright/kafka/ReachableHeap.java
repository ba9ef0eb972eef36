package dev.planwright.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * All objects that are still referred to, by the histogram of {@code jcmd}. The used heap is no
 * measure of a few bytes a run: garbage and half-filled regions make it go up and down by nearly a
 * megabyte.
 */
final class ReachableHeap {

  private ReachableHeap() {}

  static long bytes() throws JMException {
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    Matcher total = Pattern.compile("Total +\\d+ +(\\d+)").matcher(histogram);
    assertThat(total.find()).as(histogram).isTrue();
    return Long.parseLong(total.group(1));
  }
}
