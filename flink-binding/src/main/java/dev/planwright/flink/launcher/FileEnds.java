package dev.planwright.flink.launcher;

import dev.planwright.runtime.AgentConfig;
import java.util.Set;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/**
 * Files and folders of JSON lines. A source reads what is there, or with {@code monitor=10s} what
 * comes, too; a sink is a folder in which a file appears, whole, with each checkpoint.
 */
final class FileEnds {

  private static final String MONITOR = "monitor";

  private FileEnds() {}

  static boolean isBounded(Address address) {
    return !address.parameters().containsKey(MONITOR);
  }

  static <T> Source<T, ?, ?> source(Address address, JsonInput<T> input) {
    check(address, Set.of(MONITOR));
    FileSource.FileSourceBuilder<T> files =
        FileSource.forRecordStreamFormat(new JsonLines<>(input), new Path(address.path()));
    if (!isBounded(address)) {
      files.monitorContinuously(AgentConfig.of(address.parameters()).duration(MONITOR));
    }
    return files.build();
  }

  static <T> Sink<T> sink(Address address, JsonOutput<T> output) {
    check(address, Set.of());
    return FileSink.<T>forRowFormat(new Path(address.path()), output)
        .withBucketAssigner(new BasePathBucketAssigner<>())
        .withRollingPolicy(OnCheckpointRollingPolicy.build())
        .withOutputFileConfig(
            OutputFileConfig.builder().withPartPrefix("part").withPartSuffix(".jsonl").build())
        .build();
  }

  private static void check(Address address, Set<String> known) {
    for (String name : address.parameters().keySet()) {
      if (!known.contains(name)) {
        throw WrongOptionException.unknown("parameter of files", name, known);
      }
    }
  }
}
