package review;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Durable;
import dev.planwright.DurableCall;
import dev.planwright.FailureAction;
import dev.planwright.Memory;
import dev.planwright.MemoryScope;
import dev.planwright.Named;
import dev.planwright.OnFailure;
import dev.planwright.Provides;
import dev.planwright.Retry;
import dev.planwright.runtime.ActionContext;
import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.MapMemory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A review agent with tools: a record, named resources, sensory memory, every kind of result. */
@Agent(
    input = ReviewAgent.Review.class,
    output = ReviewAgent.Verdict.class,
    resources = {ReviewAgent.Tools.class},
    unhandled = ReviewAgent.Noted.class,
    onFailure = @OnFailure(retry = @Retry(attempts = 3, backoff = "PT0.2S", multiplier = 2)))
public record ReviewAgent(
    MapMemory<String, Score> scores,
    @Memory(scope = MemoryScope.SENSORY, name = "words-seen") MapMemory<String, Integer> words,
    @Named("strict") Model strict,
    @Named("lenient") Model lenient) {

  public record Review(String product, String text, Optional<String> author) {}

  public record Score(int stars, List<String> reasons, Map<String, Double> weights) {}

  public record Asked(Review review) {}

  public record Noted(String product) {}

  public enum Verdict {
    GOOD,
    BAD
  }

  @Durable
  public interface Model {
    @DurableCall(id = "complete")
    String complete(String prompt, int tokens) throws IOException;

    @DurableCall(inline = true)
    boolean ready();

    default String complete(String prompt) throws IOException {
      return complete(prompt, 100);
    }
  }

  public static final class Tools {

    private Tools() {}

    @Provides
    @Named("strict")
    static Model strict(AgentConfig config) {
      return model(config.string("strict"));
    }

    @Provides
    @Named("lenient")
    static Model lenient(AgentConfig config, @Named("strict") Model strict) {
      return strict.ready() ? strict : model(config.string("lenient"));
    }

    private static Model model(String name) {
      return new Model() {
        @Override
        public String complete(String prompt, int tokens) {
          return name + prompt + tokens;
        }

        @Override
        public boolean ready() {
          return true;
        }
      };
    }
  }

  @Action(on = Review.class)
  Iterable<Asked> read(Review review, ActionContext context) {
    return List.of(new Asked(review));
  }

  @SuppressWarnings("PW176") // whoever runs the plan reads them
  @Action(
      on = Asked.class,
      onFailure =
          @OnFailure(
              retry = @Retry(attempts = 2, noRetry = IllegalStateException.class, jitter = 0.2),
              then = FailureAction.DEAD_LETTER))
  Optional<Verdict> ask(Asked asked) throws IOException {
    String answer = strict.complete(asked.review().text()) + lenient.complete("again", 5);
    words.put(answer, 1);
    scores.put(asked.review().product(), new Score(1, List.of(), Map.of()));
    return Optional.of(answer.isEmpty() ? Verdict.BAD : Verdict.GOOD);
  }

  @Action(on = Asked.class)
  Stream<Noted> note(Asked asked) {
    return Stream.of(new Noted(asked.review().product()));
  }
}
