package dev.planwright.samples.contract;

import dev.planwright.Durable;
import dev.planwright.DurableCall;
import dev.planwright.Named;
import dev.planwright.Provides;
import dev.planwright.runtime.AgentConfig;
import java.util.Optional;

/** Two resources of one type, one that needs another, and a durable one that fails as declared. */
final class ReviewTools {

  private ReviewTools() {}

  /** Says how glad a text is, from -1 to 1. */
  @FunctionalInterface
  interface Scorer {
    double score(String text);
  }

  @Durable
  interface ProductCatalog {

    @DurableCall(id = "label")
    Optional<String> label(String product) throws CatalogException;
  }

  /** A product is not in the catalog. Rebuilt on replay from its message. */
  static final class CatalogException extends Exception {
    private static final long serialVersionUID = 1L;

    CatalogException(String message) {
      super(message);
    }
  }

  @Provides
  @Named("strict")
  static Scorer strict(@Named("lenient") Scorer lenient) {
    return text -> Math.min(0, lenient.score(text));
  }

  @Provides
  @Named("lenient")
  static Scorer lenient(AgentConfig config) {
    String bad = config.string("bad", "broken");
    return text -> text.contains(bad) ? -1 : 1;
  }

  @Provides
  static ProductCatalog catalog() {
    return product -> {
      if (product.isEmpty()) {
        throw new CatalogException("no name");
      }
      return product.startsWith("x") ? Optional.empty() : Optional.of("label of " + product);
    };
  }
}
