package dev.planwright.processor.fuzz;

import dev.planwright.processor.fuzz.Mutator.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of a Java source, and what can be dropped of it in one piece. */
final class Tokens {

  /** Part of the text. */
  record Range(int begin, int end) {}

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?s)(?<skip>\\s+|//[^\\n]*|/\\*.*?\\*/)|\"\"\".*?\"\"\"|\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])*'|[A-Za-z_$][\\w$]*|[0-9][\\w.]*|->|::|\\.\\.\\.|.");

  private static final Set<String> TYPE_WORDS = Set.of("class", "interface", "enum", "record");

  private final String text;
  private final List<Range> all = new ArrayList<>();

  Tokens(String text) {
    this.text = text;
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      if (token.group("skip") == null) {
        all.add(new Range(token.start(), token.end()));
      }
    }
  }

  List<Range> all() {
    return all;
  }

  String text(Range range) {
    return text.substring(range.begin(), range.end());
  }

  Edit replace(Range range, String with) {
    return new Edit(range.begin(), range.end(), with, text(range));
  }

  List<Range> imports() {
    List<Range> found = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (is(i, "import")) {
        int end = i;
        while (end < all.size() - 1 && !is(end, ";")) {
          end++;
        }
        found.add(span(i, end));
      }
    }
    return found;
  }

  /** Annotations with their arguments. */
  List<Range> annotations() {
    List<Range> found = new ArrayList<>();
    for (int i = 0; i < all.size() - 1; i++) {
      if (is(i, "@") && !is(i + 1, "interface")) {
        found.add(span(i, annotationEnd(i)));
      }
    }
    return found;
  }

  private int annotationEnd(int at) {
    int end = at + 1;
    while (end < all.size() - 2 && is(end + 1, ".")) {
      end += 2;
    }
    return end < all.size() - 1 && is(end + 1, "(") ? closing(end + 1, "(", ")") : end;
  }

  /** Declarations of types, from their word to their last brace. */
  List<Range> types() {
    List<Range> found = new ArrayList<>();
    for (int i = 0; i < all.size() - 1; i++) {
      if (TYPE_WORDS.contains(text(all.get(i))) && isName(i + 1)) {
        int open = i;
        while (open < all.size() - 1 && !is(open, "{") && !is(open, ";")) {
          open++;
        }
        if (is(open, "{")) {
          found.add(span(i, closing(open, "{", "}")));
        }
      }
    }
    return found;
  }

  /** Names that look like those of types. */
  List<Range> typeNames() {
    return all.stream().filter(each -> Character.isUpperCase(text.charAt(each.begin()))).toList();
  }

  private int closing(int open, String left, String right) {
    int depth = 0;
    for (int i = open; i < all.size(); i++) {
      depth += is(i, left) ? 1 : is(i, right) ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return all.size() - 1;
  }

  private boolean is(int token, String word) {
    return text(all.get(token)).equals(word);
  }

  private boolean isName(int token) {
    return Character.isJavaIdentifierStart(text.charAt(all.get(token).begin()));
  }

  private Range span(int first, int last) {
    return new Range(all.get(first).begin(), all.get(last).end());
  }
}
