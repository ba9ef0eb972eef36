package dev.planwright.flink;

import dev.planwright.runtime.AgentPlan;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Flink's type information for an agent's types, by the codecs of its plan: for sources, and for
 * {@code returns(…)} on streams of package-private records.
 */
public final class AgentTypes {

  private AgentTypes() {}

  /**
   * The type information of one of an agent's types.
   *
   * @param plan the agent's plan
   * @param type its input, its output, a leaf of these, one of its events, or {@code DeadLetter}
   * @throws IllegalArgumentException if the plan has no codec for {@code type}; names those it has
   */
  public static <T> TypeInformation<T> of(AgentPlan<?, ?> plan, Class<T> type) {
    return new CodecType<>(plan, type, null);
  }
}
