package dev.planwright.kafka;

/**
 * The topic as it is.
 *
 * @param maxMessageBytes the largest batch that its brokers take
 */
record Topic(String name, String controlName, int partitions, int maxMessageBytes) {

  /** The partition of a key group: neighbours stand together, so a part has few partitions. */
  int partition(int keyGroup, int maxParallelism) {
    return (int) ((long) keyGroup * partitions / maxParallelism);
  }
}
