package dev.planwright.inspector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** What a command has to say, for people and for scripts. */
final class Page {

  private static final DefaultPrettyPrinter PRETTY =
      new DefaultPrettyPrinter()
          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
          .withArrayIndenter(new DefaultIndenter("  ", "\n"));

  private final ObjectNode json = JsonNodeFactory.instance.objectNode();
  private final List<String> lines = new ArrayList<>();

  Page(String store) {
    json.put("store", store);
  }

  /** The document; the store's address is its first field. */
  ObjectNode json() {
    return json;
  }

  /** A new document in a list of the document, for one of the agents. */
  ObjectNode agent(String agent) {
    return json.withArray("agents").addObject().put("agent", agent);
  }

  /** Whether there is no text yet. */
  boolean isEmpty() {
    return lines.isEmpty();
  }

  void line(String line) {
    lines.add(line);
  }

  void table(Table table) {
    lines.addAll(table.lines());
  }

  void print(PrintWriter out, boolean asJson) {
    if (asJson) {
      out.println(document());
    } else {
      lines.forEach(out::println);
    }
    out.flush();
  }

  private String document() {
    try {
      return new ObjectMapper().writer(PRETTY).writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a document of texts and numbers", e);
    }
  }
}
