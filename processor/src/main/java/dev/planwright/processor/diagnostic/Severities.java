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
  public Severity of(Finding finding) {
    return chosen.getOrDefault(finding.code(), finding.severity());
  }

  private void add(String entry) {
    String[] parts = entry.split(":", -1);
    if (parts.length != 2) {
      mistake("\"" + entry + "\" is not CODE:severity", "write for example PW203:warning", null);
      return;
    }
    Code code = Code.ofName(parts[0].trim());
    Severity severity = Severity.ofOption(parts[1].trim());
    if (code == null) {
      List<String> codes = Arrays.stream(Code.values()).map(Code::name).toList();
      mistake(
          "there is no code " + parts[0].trim(),
          "use one of " + Wording.list(sameArea(parts[0].trim(), codes)),
          Wording.nearest(parts[0].trim(), codes));
    } else if (severity == null) {
      List<String> names = Arrays.stream(Severity.values()).map(Severity::option).toList();
      mistake(
          "\"" + parts[1].trim() + "\" is no severity of " + code,
          "use one of " + Wording.list(names),
          Wording.nearest(parts[1].trim(), names));
    } else if (!code.canBeSilenced() && severity != Severity.ERROR) {
      mistake(
          code + " is always an error, because no plan can be made despite it",
          "remove " + entry + " from the option",
          null);
    } else {
      chosen.put(code, severity);
    }
  }

  /** The codes that begin like the unknown one, or all if none does. */
  private static List<String> sameArea(String unknown, List<String> codes) {
    String area = unknown.length() < 3 ? unknown : unknown.substring(0, 3);
    List<String> near = codes.stream().filter(code -> code.startsWith(area)).toList();
    return near.isEmpty() ? codes : near;
  }

  private void mistake(String fact, String fix, @Nullable String near) {
    mistakes.add(
        Finding.of(Code.PW001, "-A" + OPTION + ": " + fact + ".", fix + ".").didYouMean(near));
  }
}
