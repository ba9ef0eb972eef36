package dev.planwright.runtime.engine;

import dev.planwright.CallMode;
import dev.planwright.MemoryScope;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.DurableCallException;
import dev.planwright.runtime.DurableFuture;
import dev.planwright.runtime.ListMemory;
import dev.planwright.runtime.Reconciliation;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.plan.ActionSpec;
import dev.planwright.runtime.plan.AgentProgram;
import dev.planwright.runtime.plan.DurableCalls;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.plan.EventSpec;
import dev.planwright.runtime.plan.FailurePolicy;
import dev.planwright.runtime.plan.MemorySpec;
import dev.planwright.runtime.plan.PlanSpec;
import dev.planwright.runtime.plan.RetryPolicy;
import dev.planwright.runtime.plan.Turn;
import dev.planwright.runtime.plan.Wiring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** An agent whose one action interprets the {@link Script} that its input is the seed of. */
final class ScriptPlan implements AgentPlan<Long, String> {

  private static final long serialVersionUID = 1L;

  private static final RetryPolicy TWICE =
      new RetryPolicy(2, Duration.ofSeconds(1), 1, Duration.ZERO, 0, List.of());

  /** What stands behind the calls. */
  interface World {

    /** Runs on the call pool. */
    long plain(String call, long argument);

    /** Runs on the agent's thread. */
    CompletableFuture<Long> async(String call, long argument);

    /** What became of a call, by its key. */
    Reconciliation<Long> reconcile(String call);
  }

  /** A failure that is part of the answers, not of the test. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  private final transient World world;
  private final transient LongFunction<Script> scripts;

  ScriptPlan(World world, LongFunction<Script> scripts) {
    this.world = world;
    this.scripts = scripts;
  }

  @Override
  public String name() {
    return "script";
  }

  @Override
  public String fingerprint() {
    return "script";
  }

  @Override
  public PlanSpec<Long, String> spec() {
    return new PlanSpec<>(
        "script",
        "script",
        Long.class,
        Codecs.LONG,
        String.class,
        Codecs.STRING,
        List.of(new EventSpec("Long", Long.class, Codecs.LONG, List.of(0))),
        List.of(new ActionSpec("act", "Script.act", FailurePolicy.FAIL)),
        List.of(
            new MemorySpec(
                "seen", MemorySpec.Kind.LIST, MemoryScope.SHORT_TERM, Codecs.LONG, null)),
        List.of(),
        Map.of());
  }

  @Override
  public AgentProgram<Long> wire(Wiring wiring) {
    return new Program(wiring.turn(), wiring.calls(), wiring.listMemory(0));
  }

  private final class Program implements AgentProgram<Long> {

    private final Turn turn;
    private final DurableCalls calls;
    private final ListMemory<Long> memory;

    Program(Turn turn, DurableCalls calls, ListMemory<Long> memory) {
      this.turn = turn;
      this.calls = calls;
      this.memory = memory;
    }

    @Override
    public int eventOf(Long input) {
      return 0;
    }

    @Override
    public void invoke(int action, Object event) {
      Script script = scripts.apply((Long) event);
      Execution execution = new Execution();
      execution.perform(script.steps());
      if (script.returnsStage()) {
        turn.await(DurableFuture.all(List.copyOf(execution.begun)));
      }
    }

    @Override
    public void completed(int action, @Nullable Object result) {
      turn.output("completed " + result);
    }

    private final class Execution {

      private long seen = 17;
      private final List<CompletionStage<Long>> begun = new ArrayList<>();

      private void see(long value) {
        seen = seen * 31 + value;
      }

      private void perform(List<Script.Step> steps) {
        for (Script.Step step : steps) {
          perform(step);
        }
      }

      private void perform(Script.Step step) {
        if (step instanceof Script.Step.Plain plain) {
          see(callPlain(plain.call()));
        } else if (step instanceof Script.Step.Async async) {
          begun.add(follow(callAsync(async.call()), async.callback(), async.then()));
        } else if (step instanceof Script.Step.Join join) {
          if (!begun.isEmpty()) {
            begun.add(join(join));
          }
        } else if (step instanceof Script.Step.Remember) {
          memory.add(seen);
          memory.keepLast(5);
        } else {
          turn.output("seen " + seen);
        }
      }

      private long callPlain(String call) {
        long argument = seen;
        try {
          return calls.call(
              method(call),
              out -> out.writeLong(argument),
              () -> world.plain(call, argument),
              () -> CompletableFuture.completedFuture(world.reconcile(call)));
        } catch (DurableCallException refused) {
          return refused.message() == null ? -1 : refused.message().length();
        } finally {
          // What a careless finally does while unwinding must come to nothing.
          memory.size();
        }
      }

      private CompletionStage<Long> callAsync(String call) {
        long argument = seen;
        return calls.callAsync(
            method(call),
            out -> out.writeLong(argument),
            () -> world.async(call, argument),
            () -> CompletableFuture.completedFuture(world.reconcile(call)));
      }

      private CompletionStage<Long> follow(
          CompletionStage<Long> result, Script.Callback callback, List<Script.Step> then) {
        return switch (callback) {
          case THEN_ACCEPT ->
              result
                  .exceptionally(failure -> -2L)
                  .thenApply(
                      value -> {
                        see(value);
                        perform(then);
                        return value;
                      });
          case HANDLE ->
              result.handle(
                  (value, failure) -> {
                    see(failure == null ? value : -3);
                    perform(then);
                    return 1L;
                  });
          case WHEN_COMPLETE ->
              result
                  .whenComplete(
                      (value, failure) -> {
                        see(failure == null ? value : -4);
                        perform(then);
                      })
                  .exceptionally(failure -> -4L);
          case EXCEPTIONALLY ->
              result.exceptionally(
                  failure -> {
                    see(-5);
                    perform(then);
                    return -5L;
                  });
          case LIMITED ->
              DurableFuture.of(result)
                  .withTimeout(Duration.ofSeconds(3))
                  .exceptionally(failure -> -9L)
                  .thenApply(
                      value -> {
                        see(value);
                        perform(then);
                        return value;
                      });
          case COMPOSE ->
              result
                  .exceptionally(failure -> -6L)
                  .thenCompose(
                      value -> {
                        see(value);
                        perform(then);
                        return callAsync("simple3").exceptionally(failure -> -7L);
                      });
        };
      }

      private CompletionStage<Long> join(Script.Step.Join join) {
        List<CompletionStage<Long>> soFar = List.copyOf(begun);
        CompletionStage<Long> joined =
            join.any()
                ? DurableFuture.any(soFar)
                : DurableFuture.all(soFar).thenApply(values -> (long) values.hashCode());
        return joined
            .exceptionally(failure -> -8L)
            .thenApply(
                value -> {
                  see(value);
                  perform(join.then());
                  return value;
                });
      }
    }

    private DurableMethod<Long> method(String call) {
      return new DurableMethod<>(
          call,
          call,
          Codecs.LONG,
          call.startsWith("asked") ? CallMode.RECONCILED : CallMode.AT_LEAST_ONCE,
          false,
          false,
          List.of(),
          List.of(),
          call.startsWith("simple") ? RetryPolicy.NONE : TWICE,
          call.startsWith("again") ? Duration.ofSeconds(5) : Duration.ZERO);
    }
  }
}
