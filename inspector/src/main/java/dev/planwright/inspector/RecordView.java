package dev.planwright.inspector;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.planwright.runtime.store.ActionFailed;
import dev.planwright.runtime.store.CallEvent;
import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.Outcome;

/** How a record of a run is shown. Attempts, tries and occurrences count from 0, as stored. */
final class RecordView {

  private RecordView() {}

  static void addTo(Table table, int index, JournalRecord record) {
    if (record instanceof CallRecord call) {
      table.add(
          Integer.toString(index),
          call.action(),
          call.occurrence() == 0 ? call.call() : call.call() + "[" + call.occurrence() + "]",
          Integer.toString(call.attempt()),
          text(call.event()));
    } else if (record instanceof ActionFailed failed) {
      table.add(
          Integer.toString(index),
          failed.action(),
          "",
          Integer.toString(failed.attempt()),
          "attempt failed, next at " + Show.time(failed.nextMillis()));
    }
  }

  private static String text(CallEvent event) {
    if (event instanceof Outcome.Succeeded returned) {
      return Result.text(returned);
    } else if (event instanceof Outcome.Failed failed) {
      return "threw " + thrown(failed) + (failed.retryable() ? ", retryable" : "");
    } else if (event instanceof Outcome.Unrecordable refused) {
      return Show.line(
          "could not be recorded: %s of %d bytes: %s"
              .formatted(refused.type(), refused.size(), refused.cause()),
          Result.MAX_TEXT);
    } else if (event instanceof Outcome.Ambiguous) {
      return "interrupted: whether it had its effect is unknown";
    } else if (event instanceof CallEvent.TryFailed failed) {
      return "try %d failed, next at %s: %s"
          .formatted(failed.tries() - 1, Show.time(failed.nextMillis()), thrown(failed.failure()));
    } else if (event instanceof CallEvent.Begun begun) {
      return begun.deadlineMillis() == CallEvent.NO_DEADLINE
          ? "began try " + begun.tries()
          : "began try %d, over at %s".formatted(begun.tries(), Show.time(begun.deadlineMillis()));
    }
    throw unknown(event);
  }

  private static String thrown(Outcome.Failed failed) {
    String message = failed.message();
    return Show.line(
        message == null ? failed.type() : failed.type() + ": " + message, Result.MAX_TEXT);
  }

  static ObjectNode json(JournalRecord record) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (record instanceof CallRecord call) {
      json.put("record", word(call.event()));
      place(json, call.path(), call.action());
      json.put("call", call.call());
      json.put("occurrence", call.occurrence());
      json.put("attempt", call.attempt());
      json.put("arguments", call.arguments());
      addTo(json, call.event());
    } else if (record instanceof ActionFailed failed) {
      json.put("record", "attempt-failed");
      place(json, failed.path(), failed.action());
      json.put("attempt", failed.attempt());
      json.put("next", Show.time(failed.nextMillis()));
    }
    return json;
  }

  private static void place(ObjectNode json, String path, String action) {
    json.put("path", path);
    json.put("action", action);
  }

  private static void addTo(ObjectNode json, CallEvent event) {
    if (event instanceof Outcome.Succeeded returned) {
      Result.addTo(json, returned);
    } else if (event instanceof Outcome.Failed failed) {
      addThrown(json, failed);
    } else if (event instanceof Outcome.Unrecordable refused) {
      json.put("type", refused.type());
      json.put("bytes", refused.size());
      json.put("digest", refused.digest());
      json.put("cause", refused.cause());
    } else if (event instanceof CallEvent.TryFailed failed) {
      json.put("tries", failed.tries());
      addThrown(json, failed.failure());
      json.put("next", Show.time(failed.nextMillis()));
    } else if (event instanceof CallEvent.Begun begun) {
      json.put("tries", begun.tries());
      boolean isEndless = begun.deadlineMillis() == CallEvent.NO_DEADLINE;
      json.put("deadline", isEndless ? null : Show.time(begun.deadlineMillis()));
    }
  }

  private static void addThrown(ObjectNode json, Outcome.Failed failed) {
    json.put("type", failed.type());
    json.put("message", failed.message());
    json.put("retryable", failed.retryable());
  }

  private static String word(CallEvent event) {
    if (event instanceof Outcome.Succeeded) {
      return "returned";
    } else if (event instanceof Outcome.Failed) {
      return "threw";
    } else if (event instanceof Outcome.Unrecordable) {
      return "unrecordable";
    } else if (event instanceof Outcome.Ambiguous) {
      return "ambiguous";
    } else if (event instanceof CallEvent.TryFailed) {
      return "try-failed";
    } else if (event instanceof CallEvent.Begun) {
      return "began";
    }
    throw unknown(event);
  }

  private static IllegalStateException unknown(CallEvent event) {
    return new IllegalStateException("no word for a " + event.getClass().getSimpleName());
  }
}
