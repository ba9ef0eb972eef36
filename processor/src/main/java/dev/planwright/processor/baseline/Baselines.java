package dev.planwright.processor.baseline;

import dev.planwright.descriptor.Change;
import dev.planwright.descriptor.Comparison;
import dev.planwright.descriptor.Descriptor;
import dev.planwright.descriptor.DescriptorException;
import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Severity;
import dev.planwright.processor.read.Places;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares agents with their committed baselines.
 *
 * <p>An agent without a baseline is new and has nothing to be compatible with, unless a baseline is
 * left whose class is gone and that has this agent's name, or else the same actions: then the class
 * was renamed.
 */
public final class Baselines {

  /** The option that names the folder of the baselines, where the class output does not hold it. */
  public static final String OPTION = "planwright.baseline";

  private final BaselineFiles files;
  private final Predicate<String> exists;

  /**
   * The baselines of a compilation.
   *
   * @param exists whether there is a class of this binary name
   */
  public Baselines(BaselineFiles files, Predicate<String> exists) {
    this.files = files;
    this.exists = exists;
  }

  /**
   * Reports what an agent breaks.
   *
   * @param agent its binary name
   * @param descriptor its new descriptor, asked for if there are baselines
   * @param places where its parts stand
   */
  public void check(String agent, Supplier<String> descriptor, Places places, Report report) {
    String problem = files.problem();
    if (problem != null) {
      report.add(
          Finding.of(
              Code.PW500,
              "-A" + OPTION + " names " + problem + ".",
              "create the folder, or correct the option."),
          places.agent());
      return;
    }
    try {
      String text = files.read(agent);
      if (text == null && files.all().isEmpty()) {
        return;
      }
      Descriptor now = Descriptor.parse(descriptor.get());
      Descriptor before = text == null ? moved(now) : before(text, agent, places, report);
      if (before != null) {
        for (Change change : Comparison.between(before, now)) {
          report.add(finding(change, before, now), places.of(change.subject()));
        }
      }
    } catch (IOException e) {
      report.add(unreadable(places, e.toString(), agent), places.agent());
    } catch (DescriptorException e) {
      throw new IllegalStateException("the new descriptor: " + e.getMessage(), e);
    }
  }

  private static @Nullable Descriptor before(
      String text, String agent, Places places, Report report) {
    try {
      return Descriptor.parse(text);
    } catch (DescriptorException e) {
      report.add(unreadable(places, String.valueOf(e.getMessage()), agent), places.agent());
      return null;
    }
  }

  private static Finding unreadable(Places places, String why, String agent) {
    return Finding.of(
            Code.PW500,
            "The baseline of " + places.name() + " cannot be read.",
            "restore the file, or accept what the agent is now.")
        .fact("Why: " + why + ".")
        .fact(accept(agent, agent));
  }

  private @Nullable Descriptor moved(Descriptor now) throws IOException {
    List<Descriptor> left =
        files.all().stream().filter(each -> !exists.test(each.agent())).toList();
    return left.stream()
        .filter(each -> each.name().equals(now.name()))
        .findFirst()
        .or(
            () ->
                left.stream()
                    .filter(each -> each.actions().keySet().equals(now.actions().keySet()))
                    .findFirst())
        .orElse(null);
  }

  private static Finding finding(Change change, Descriptor before, Descriptor now) {
    Severity severity =
        switch (change.level()) {
          case ERROR -> Severity.ERROR;
          case WARNING -> Severity.WARNING;
          case NOTE -> Severity.NOTE;
        };
    Finding finding =
        Finding.of(Code.valueOf(change.rule().name()), change.headline(), change.fix())
            .as(severity)
            .fact(change.loss());
    String hint = change.hint();
    if (hint != null) {
      finding = finding.fact(hint);
    }
    return finding.fact(accept(before.agent(), now.agent()));
  }

  private static String accept(String before, String now) {
    String accept = "Accept: copy the new META-INF/planwright/" + now + ".json into the baseline";
    return before.equals(now) ? accept + "." : accept + ", and delete " + before + ".json there.";
  }
}
