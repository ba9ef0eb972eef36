package dev.planwright.kafka;

import dev.planwright.kafka.Entry.Ends;
import dev.planwright.kafka.Entry.Owner;
import dev.planwright.runtime.store.JournalException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * All that stands in a topic, whoever wrote it, for looking at.
 *
 * <p>For one thread.
 */
final class TopicScan implements LogReader.Visitor {

  /** A run, and when it ended; 0 if it has not, as far as the topic says. */
  record ScannedRun(Owner owner, RecoveredRun run, long endedMillis) {}

  private record Ended(int partition, long run, long epoch, long offset, long millis) {}

  private final Map<Owner, Recovery> journals = new HashMap<>();
  private final Map<Owner, List<Ended>> ended = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  @Override
  public void visit(ConsumerRecord<byte[], byte[]> message) {
    try {
      Entry entry = Recovery.entry(message);
      Owner owner = entry.owner();
      journals
          .computeIfAbsent(
              owner,
              any -> new Recovery(owner, 0, owner.maxParallelism() - 1, Map.of(), Map.of(), false))
          .visit(message);
      if (entry instanceof Ends ends) {
        for (long run : EntryFormat.ends(message.value(), message.key())) {
          ended
              .computeIfAbsent(owner, any -> new ArrayList<>())
              .add(
                  new Ended(
                      message.partition(),
                      run,
                      ends.epoch(),
                      message.offset(),
                      message.timestamp()));
        }
      }
    } catch (IOException | JournalException damaged) {
      problems.add(String.valueOf(damaged.getMessage()));
    }
  }

  /** What cannot be attributed to a run, in sentences. */
  List<String> problems() {
    return problems;
  }

  List<String> agents() {
    return journals.keySet().stream().map(Owner::agent).distinct().sorted().toList();
  }

  /** The runs of an agent, or of all agents, by number. */
  List<ScannedRun> runs(@Nullable String agent) {
    Map<Long, ScannedRun> runs = new TreeMap<>();
    journals.forEach(
        (owner, journal) -> {
          if (agent == null || owner.agent().equals(agent)) {
            journal
                .runs()
                .values()
                .forEach(run -> runs.put(run.number, new ScannedRun(owner, run, 0)));
            for (Ended end : ended.getOrDefault(owner, List.of())) {
              ScannedRun over = runs.get(end.run());
              if (over != null
                  && journal.isValid(
                      end.partition(), over.run().keyGroup, end.epoch(), end.offset())) {
                runs.put(end.run(), new ScannedRun(owner, over.run(), end.millis()));
              }
            }
          }
        });
    return List.copyOf(runs.values());
  }
}
