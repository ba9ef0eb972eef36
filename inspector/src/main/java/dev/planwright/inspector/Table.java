package dev.planwright.inspector;

import java.util.ArrayList;
import java.util.List;

/** Rows whose columns are aligned, two spaces apart; columns headed {@code #NAME} to the right. */
final class Table {

  private static final String NUMBERS = "#";

  private final List<List<String>> rows = new ArrayList<>();
  private final List<Boolean> isNumber = new ArrayList<>();

  Table(String... headings) {
    List<String> row = new ArrayList<>();
    for (String heading : headings) {
      isNumber.add(heading.startsWith(NUMBERS));
      row.add(heading.startsWith(NUMBERS) ? heading.substring(1) : heading);
    }
    rows.add(row);
  }

  void add(String... cells) {
    rows.add(List.of(cells));
  }

  /** The table, each line indented by two spaces and without spaces at its end. */
  List<String> lines() {
    int[] widths = new int[isNumber.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String space = " ".repeat(widths[i] - width(row.get(i)));
        line.append("  ");
        line.append(isNumber.get(i) ? space + row.get(i) : row.get(i) + space);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
