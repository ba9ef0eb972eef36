package dev.planwright.samples.cluster;

import java.util.Random;

/** What is done to a desk's processes while it works between topics. */
enum KafkaFault {
  /** One of the two; another takes its place. */
  TASK_MANAGER(4),
  /** The job is gone with it, and is run from the newest checkpoint on disk. */
  JOB_MANAGER(2),
  /** One of the three; it comes back before the next fault. */
  BROKER(3),
  /** A TaskManager does not reach the brokers, until no checkpoint has ended for a while. */
  CUT_OFF(0),
  /**
   * A TaskManager does not reach the brokers, is killed, and what it had sent arrives when others
   * have taken its place.
   */
  LATE(0),
  /** A TaskManager does nothing until others have taken its place, and then goes on. */
  STOPPED(0);

  /** Among those that happen at random. */
  private final int share;

  KafkaFault(int share) {
    this.share = share;
  }

  static KafkaFault any(Random random) {
    int all = 0;
    for (KafkaFault fault : values()) {
      all += fault.share;
    }
    int left = random.nextInt(all);
    for (KafkaFault fault : values()) {
      left -= fault.share;
      if (left < 0) {
        return fault;
      }
    }
    throw new AssertionError();
  }
}
