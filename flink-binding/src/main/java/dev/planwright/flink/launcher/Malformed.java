package dev.planwright.flink.launcher;

/** What becomes of a line or message that is no record of its source's type. */
enum Malformed {
  /** The job fails, and is not restarted: the line would be there again. */
  FAIL,
  /** It is logged and left out. */
  SKIP
}
