package dev.planwright.flink.cluster;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/** Numbers from 0 on, without end, into files that are committed with checkpoints. */
public final class NumbersJob {

  private NumbersJob() {}

  /** Takes the folder of the files. */
  public static void main(String[] args) throws Exception {
    if (NumbersJob.class.getClassLoader() == ClassLoader.getSystemClassLoader()) {
      throw new IllegalStateException("the job's classes are on the cluster's class path");
    }
    StreamExecutionEnvironment flink = StreamExecutionEnvironment.getExecutionEnvironment();
    flink.enableCheckpointing(Duration.ofMillis(500).toMillis());
    flink
        .fromSource(
            new DataGeneratorSource<>(
                number -> number, Long.MAX_VALUE, RateLimiterStrategy.perSecond(500), Types.LONG),
            WatermarkStrategy.noWatermarks(),
            "numbers")
        .uid("numbers")
        .setParallelism(1)
        .keyBy(number -> number % 100)
        .sinkTo(
            FileSink.<Long>forRowFormat(new Path(args[0]), new SimpleStringEncoder<>())
                .withRollingPolicy(OnCheckpointRollingPolicy.build())
                .build())
        .name("files")
        .uid("files");
    flink.execute("numbers");
  }
}
