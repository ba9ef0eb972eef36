package dev.planwright.runtime;

import dev.planwright.runtime.engine.EngineSettings;
import dev.planwright.runtime.engine.Scheduler;
import dev.planwright.runtime.store.ActionStateStore;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link LocalRunner} is built with; see its builder.
 *
 * @param store null for the heap
 * @param keyType null if it need not be known
 * @param scheduler makes the time of one worker, by the worker's name
 */
record LocalSettings<I, O>(
    AgentPlan<I, O> plan,
    Function<? super I, ?> keyedBy,
    @Nullable Class<?> keyType,
    @Nullable Function<? super I, @Nullable Instant> eventTime,
    @Nullable ActionStateStore store,
    AgentConfig config,
    EngineSettings engine,
    Function<String, Scheduler> scheduler,
    int workers,
    int maxInFlight,
    int maxPending,
    EndOfInput endOfInput,
    List<Consumer<? super O>> onOutput,
    List<Consumer<? super Output<O>>> onEachOutput,
    List<Consumer<? super DeadLetter>> onDeadLetter) {}
