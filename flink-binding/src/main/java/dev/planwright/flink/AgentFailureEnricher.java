package dev.planwright.flink;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.failure.FailureEnricher;
import org.apache.flink.core.failure.FailureEnricherFactory;
import org.jspecify.annotations.Nullable;

/**
 * Labels the failures of agents in Flink's exception history: {@code planwright.failure} says which
 * {@link FailureKind} it was, {@code planwright.restart} whether a restart {@code helps} or is
 * {@code in vain}. Failures that are none of an agent's get no label.
 *
 * <p>Put this module's jar into a folder of Flink's {@code plugins}, and the name of this class
 * into {@code jobmanager.failure-enrichers}. It needs nothing else there.
 */
public final class AgentFailureEnricher implements FailureEnricher {

  static final String FAILURE = "planwright.failure";
  static final String RESTART = "planwright.restart";

  /** Made by its factory, and by tests. */
  public AgentFailureEnricher() {}

  @Override
  public Set<String> getOutputKeys() {
    return Set.of(FAILURE, RESTART);
  }

  @Override
  public CompletableFuture<Map<String, String>> processFailure(
      @Nullable Throwable cause, Context context) {
    FailureKind kind = ForeignFailure.kindOf(cause);
    return CompletableFuture.completedFuture(
        kind == null
            ? Map.of()
            : Map.of(FAILURE, kind.label(), RESTART, kind.restartHelps() ? "helps" : "in vain"));
  }

  /** Makes the enricher where Flink loads its plugins. */
  public static final class Factory implements FailureEnricherFactory {

    /** For {@link java.util.ServiceLoader}. */
    public Factory() {}

    @Override
    public FailureEnricher createFailureEnricher(Configuration configuration) {
      return new AgentFailureEnricher();
    }
  }
}
