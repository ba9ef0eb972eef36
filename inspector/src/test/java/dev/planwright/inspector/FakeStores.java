package dev.planwright.inspector;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.planwright.runtime.codec.KeyCodec;
import dev.planwright.runtime.store.ActionFailed;
import dev.planwright.runtime.store.CallEvent;
import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.InspectedRun;
import dev.planwright.runtime.store.InspectedRun.State;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.Outcome;
import dev.planwright.runtime.store.RunBegun;
import dev.planwright.runtime.store.StoreInspection;
import dev.planwright.runtime.store.StoreInspector;
import dev.planwright.runtime.store.StoreSnapshot;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Stores of which each address shows something that a real one shows rarely. */
public final class FakeStores implements StoreInspector {

  static final long NOON = 1769860800000L;
  static final byte[] KEY = KeyCodec.encode(42L);

  @Override
  public String scheme() {
    return "fake";
  }

  @Override
  public StoreInspection inspect(String address) throws IOException {
    return switch (address) {
      case "empty" -> new Fake(List.of());
      case "desk" -> new Fake(List.of("desk"));
      case "three" -> new Fake(List.of("broken", "desk", "idle"));
      case "bug" -> throw new IllegalStateException("a bug");
      default -> throw new NoSuchFileException("/" + address);
    };
  }

  private record Fake(List<String> agents) implements StoreInspection {

    @Override
    public List<InspectedRun> runs(String agent) throws IOException {
      return switch (agent) {
        case "broken" -> throw new IOException("/data/broken/000004.log is damaged.");
        case "desk" ->
            List.of(
                new InspectedRun(7, KEY, State.FINISHED, 3, NOON, ""),
                new InspectedRun(
                    8, KEY, State.QUARANTINED, 9, NOON, "Desk.act: no\tway\n" + "x".repeat(200)),
                new InspectedRun(9, KeyCodec.encode("lost"), State.SUSPENDED, 2, 0, ""),
                new InspectedRun(10, KEY, State.ACCEPTED, 0, 0, ""));
        default -> List.of();
      };
    }

    @Override
    public List<JournalRecord> records(String agent, InspectedRun run) {
      if (run.number() == 9) {
        throw new JournalException("Record 1 of run 9 is missing.", null);
      }
      return run.records() == 0
          ? List.of()
          : List.of(
              new RunBegun(KEY, 8, new byte[] {1, 2}, NOON),
              call(0, 0, new CallEvent.Begun(0, NOON + 1000)),
              call(0, 0, new CallEvent.Begun(0, CallEvent.NO_DEADLINE)),
              call(0, 0, new CallEvent.TryFailed(1, new Outcome.Failed("T", null, true), NOON)),
              call(0, 0, new Outcome.Succeeded("a.B", "{\"n\":1.50}".getBytes(UTF_8))),
              call(1, 0, new Outcome.Succeeded("", null)),
              call(2, 0, new Outcome.Succeeded("String", null)),
              call(3, 0, new Outcome.Succeeded("String", new byte[] {2, 'x'})),
              call(4, 0, new Outcome.Failed("a.E", "no\nway", true)),
              new ActionFailed(KEY, 8, "p", "act", 0, NOON),
              call(4, 1, new Outcome.Unrecordable("a.B", 70, "00ff", "too large")),
              call(5, 1, new Outcome.Ambiguous()));
    }

    private static CallRecord call(int occurrence, int attempt, CallEvent event) {
      return new CallRecord(KEY, 8, "p", "act", "X.call", occurrence, attempt, "0a", event);
    }

    @Override
    public List<String> verify(String agent) {
      return agent.equals("broken") ? List.of("000004.log is damaged.", "So is this.") : List.of();
    }

    @Override
    public List<String> salvage(String agent, Path target) {
      return agent.equals("broken") ? List.of("3 runs are lost.") : List.of();
    }

    @Override
    public List<StoreSnapshot> snapshots(String agent) {
      return agent.equals("desk") ? List.of(snapshot(agent, "in turn")) : List.of();
    }

    @Override
    public StoreSnapshot snapshot(String agent, String reason) {
      return new StoreSnapshot(3, Instant.ofEpochMilli(NOON), 1234, reason);
    }

    @Override
    public void restore(String agent, int snapshot, Path target) {}

    @Override
    public void release(String agent, long run) throws IOException {
      throw new IOException("The store is owned by another process, with pid 7.");
    }

    @Override
    public void drop(String agent, long run) {}
  }
}
