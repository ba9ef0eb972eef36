package dev.planwright.processor.diagnostic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The option {@code -Aplanwright.severity=PW203:warning,PW301:off}.
 *
 * <p>What is wrong in it is an error that lists what is legal: a misspelt code would otherwise
 * silence nothing, and nobody would notice.
 */
public final class Severities {

  /** The option's name. */
  public static final String OPTION = "planwright.severity";

  private final Map<Code, Severity> chosen = new EnumMap<>(Code.class);
  private final List<Finding> mistakes = new ArrayList<>();

  private Severities() {}

  /** Reads the option; null is an option that is not given. */
  public static Severities parse(@Nullable String option) {
    Severities severities = new Severities();
    if (option != null && !option.isBlank()) {
      for (String entry : option.split(",", -1)) {
        severities.add(entry.trim());
      }
    }
    return severities;
  }

  /** What is wrong with the option itself. */
  public List<Finding> mistakes() {
    return List.copyOf(mistakes);
  }

  /** How loud a finding is. */
  Severity of(Finding finding) {
    return chosen.getOrDefault(finding.code(), finding.severity());
  }

  private void add(String entry) {
    String[] parts = entry.split(":", -1);
    if (parts.length != 2) {
      mistake("\"" + entry + "\" is not CODE:severity", "write for example PW203:warning");
      return;
    }
    Code code = Code.ofName(parts[0].trim());
    Severity severity = Severity.ofOption(parts[1].trim());
    if (code == null) {
      mistake(
          "there is no code " + parts[0].trim(),
          "use one of " + Wording.list(near(parts[0].trim())));
    } else if (severity == null) {
      List<String> names = Arrays.stream(Severity.values()).map(Severity::option).toList();
      mistake(
          "\"" + parts[1].trim() + "\" is no severity of " + code,
          "use one of " + Wording.list(names));
    } else if (!code.canBeSilenced() && severity != Severity.ERROR) {
      mistake(
          code + " is always an error, because no plan can be made despite it",
          "remove " + entry + " from the option");
    } else {
      chosen.put(code, severity);
    }
  }

  /** The codes of the same area, or all if there is none such. */
  private static List<String> near(String unknown) {
    String area = unknown.length() < 3 ? unknown : unknown.substring(0, 3);
    List<String> all = Arrays.stream(Code.values()).map(Code::name).toList();
    List<String> near = all.stream().filter(code -> code.startsWith(area)).toList();
    return near.isEmpty() ? all : near;
  }

  private void mistake(String fact, String fix) {
    mistakes.add(Finding.of(Code.PW001, "-A" + OPTION + ": " + fact + ".", fix + "."));
  }
}
