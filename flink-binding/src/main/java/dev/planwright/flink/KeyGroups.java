package dev.planwright.flink;

import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * The key groups of one subtask.
 *
 * @param maxParallelism how many there are in all
 * @param last inclusive
 */
record KeyGroups(int maxParallelism, int first, int last) {

  static KeyGroups of(TaskInfo task) {
    int maxParallelism = task.getMaxNumberOfParallelSubtasks();
    KeyGroupRange range =
        KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
            maxParallelism, task.getNumberOfParallelSubtasks(), task.getIndexOfThisSubtask());
    return new KeyGroups(maxParallelism, range.getStartKeyGroup(), range.getEndKeyGroup());
  }

  /** The key group of any key, also of other subtasks. */
  int of(EncodedKey key) {
    return KeyGroupRangeAssignment.assignToKeyGroup(key, maxParallelism);
  }
}
