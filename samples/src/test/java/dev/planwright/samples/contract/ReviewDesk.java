package dev.planwright.samples.contract;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.FailureAction;
import dev.planwright.Memory;
import dev.planwright.MemoryScope;
import dev.planwright.Named;
import dev.planwright.OnFailure;
import dev.planwright.Retry;
import dev.planwright.runtime.ActionContext;
import dev.planwright.runtime.Emitter;
import dev.planwright.runtime.ListMemory;
import dev.planwright.runtime.MapMemory;
import dev.planwright.runtime.TypeRef;
import dev.planwright.runtime.ValueMemory;
import dev.planwright.samples.contract.ReviewTools.CatalogException;
import dev.planwright.samples.contract.ReviewTools.ProductCatalog;
import dev.planwright.samples.contract.ReviewTools.Scorer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A reviewer with tools: context, settings, named resources and failure policies. */
@SuppressWarnings("PW176") // whoever runs the plan reads the dead letters
@Agent(
    name = "review-desk",
    input = Review.class,
    output = Verdict.class,
    resources = ReviewTools.class,
    unhandled = ReviewDesk.Spam.class,
    onFailure = @OnFailure(then = FailureAction.DEAD_LETTER))
final class ReviewDesk {

  record Scored(Review review, double score) {}

  record Complaint(UUID review, String product) {}

  record Spam(UUID review) {}

  private final Scorer strict;
  private final Scorer lenient;
  private final ProductCatalog catalog;
  private final MapMemory<String, Integer> complaints;
  private final ListMemory<String> recent;
  private final ValueMemory<Integer> tries;

  ReviewDesk(
      @Named("strict") Scorer strict,
      @Named("lenient") Scorer lenient,
      ProductCatalog catalog,
      MapMemory<String, Integer> complaints,
      @Memory(name = "recent-products") ListMemory<String> recent,
      @Memory(scope = MemoryScope.SENSORY) ValueMemory<Integer> tries) {
    this.strict = strict;
    this.lenient = lenient;
    this.catalog = catalog;
    this.complaints = complaints;
    this.recent = recent;
    this.tries = tries;
  }

  @Action(
      on = Review.class,
      onFailure =
          @OnFailure(
              retry =
                  @Retry(
                      attempts = 3,
                      backoff = "PT0.01S",
                      multiplier = 2,
                      maxBackoff = "PT0.1S",
                      jitter = 0.5,
                      noRetry = IllegalArgumentException.class),
              then = FailureAction.SKIP))
  Scored score(Review review, ActionContext context, Emitter<Spam> spam) throws Exception {
    if (review.text().isBlank()) {
      spam.emit(new Spam(review.id()));
    }
    tries.set(tries.orElse(0) + 1);
    Scorer scorer = context.config().bool("strict", false) ? strict : lenient;
    double score =
        context.durableExecute(
            "score-" + review.id(), Double.class, () -> scorer.score(review.text()));
    context.log().info("{} scored {}", review.product(), score);
    return new Scored(review, score);
  }

  @Action(id = "note-product", on = Review.class)
  void remember(Review review) {
    recent.add(review.product());
    recent.keepLast(5);
  }

  @Action(on = Scored.class)
  Stream<Complaint> complain(Scored scored) {
    return Stream.of(scored)
        .filter(each -> each.score() < 0)
        .map(each -> new Complaint(each.review().id(), each.review().product()));
  }

  @Action(on = Complaint.class)
  void count(Complaint complaint) {
    complaints.put(complaint.product(), complaints.orElse(complaint.product(), 0) + 1);
  }

  @Action(id = "decide", on = Scored.class)
  Optional<Verdict> decide(Scored scored, ActionContext context) throws Exception {
    Review review = scored.review();
    List<String> labels =
        context.durableExecute(
            "labels", new TypeRef<List<String>>() {}, () -> List.of(review.product(), "seen"));
    Verdict.Level level =
        scored.score() < 0
            ? Verdict.Level.COMPLAINT
            : scored.score() > 0 ? Verdict.Level.PRAISE : Verdict.Level.NEUTRAL;
    return Optional.of(
        new Verdict(
            review.id(),
            level,
            label(review) + labels,
            context.clock().instant(),
            complaints.orElse(review.product(), 0)));
  }

  private String label(Review review) {
    try {
      return catalog.label(review.product()).orElse("unlabelled");
    } catch (CatalogException e) {
      return "unknown product: " + e.getMessage();
    }
  }
}
