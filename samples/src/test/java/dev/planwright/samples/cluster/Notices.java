package dev.planwright.samples.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.LocalRunner;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.codec.JsonFormat;
import dev.planwright.samples.desk.DisruptionDeskPlan;
import dev.planwright.samples.desk.Flight;
import dev.planwright.samples.desk.Notice;
import dev.planwright.samples.desk.RebookingService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** What desks gave out, and what they must give out. No two notices are equal. */
final class Notices {

  private Notices() {}

  /** What a desk gives that nobody kills. */
  static List<Notice> expected(List<Flight> flights) {
    RebookingService ledger = flight -> LedgerServer.confirmation(FlightFiles.name(flight));
    Queue<Notice> notices = new ConcurrentLinkedQueue<>();
    try (LocalRunner<Flight, Notice> runner =
        LocalRunner.of(new DisruptionDeskPlan().with(RebookingService.class, config -> ledger))
            .keyedBy(Flight::origin)
            .config(AgentConfig.empty())
            .onOutput(notices::add)
            .start()) {
      flights.forEach(runner::submit);
      runner.drain();
    }
    return List.copyOf(notices);
  }

  /** What a desk has committed; files that are not committed yet begin with a dot. */
  static List<Notice> committed(Path folder) throws IOException, CodecException {
    List<Notice> notices = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return notices;
    }
    Codec<Notice> codec = new DisruptionDeskPlan().spec().outputCodec();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Notices::isCommitted).toList()) {
        for (String line : lines(file)) {
          notices.add(JsonFormat.decode(codec, line.getBytes(UTF_8)));
        }
      }
    }
    return notices;
  }

  private static boolean isCommitted(Path file) {
    return Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".");
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return List.of(); // renamed meanwhile: counted the next time
    }
  }
}
