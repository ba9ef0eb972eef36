package dev.planwright.flink;

import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.engine.TimerChange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The timers of an agent: events in keyed state, by number, and for each the time at which Flink is
 * to wake their key. A key without timers keeps nothing. What is read and written is that of the
 * current key.
 */
final class AgentTimers {

  static final String STATE = "planwright.timers";

  private static final int VERSION = 1;

  /** Asks Flink to wake the current key. */
  interface Clock {
    void wakeAt(boolean isEventTime, long millis);

    void cancel(boolean isEventTime, long millis);

    long millis();
  }

  /**
   * A timer.
   *
   * @param number gives the order among those that are due at the same time
   * @param event the dense number of {@code value}'s type
   */
  record Timer(long number, int event, Object value, boolean isEventTime, long dueMillis) {}

  private static final Comparator<Timer> EARLIEST =
      Comparator.comparingLong(Timer::dueMillis).thenComparingLong(Timer::number);

  private final MapState<Long, byte[]> state;
  private final RunOrigins<?> origins;
  private final Clock clock;

  private AgentTimers(MapState<Long, byte[]> state, RunOrigins<?> origins, Clock clock) {
    this.state = state;
    this.origins = origins;
    this.clock = clock;
  }

  static AgentTimers open(KeyedStateStore store, RunOrigins<?> origins, Clock clock) {
    return new AgentTimers(
        store.getMapState(
            new MapStateDescriptor<>(
                STATE, Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)),
        origins,
        clock);
  }

  /** Does what a run that has just committed says. */
  void apply(List<TimerChange> changes) throws Exception {
    long number = -1;
    for (TimerChange change : changes) {
      if (change instanceof TimerChange.Set set) {
        number = number < 0 ? nextNumber() : number + 1;
        set(number, set);
      } else if (change instanceof TimerChange.Cancel cancel) {
        cancel(cancel.events());
      }
    }
  }

  /** One that no timer of the key has; higher than those of timers that were set before. */
  private long nextNumber() throws Exception {
    long number = 0;
    for (Long used : state.keys()) {
      number = Math.max(number, used + 1);
    }
    return number;
  }

  private void set(long number, TimerChange.Set timer) throws Exception {
    boolean isEventTime = timer.domain() == TimerChange.Domain.EVENT_TIME;
    long due =
        timer.domain() == TimerChange.Domain.AFTER_COMMIT
            ? clock.millis() + timer.millis()
            : timer.millis();
    state.put(number, write(timer, isEventTime, due));
    clock.wakeAt(isEventTime, due);
  }

  private void cancel(Collection<Integer> events) throws Exception {
    List<Timer> cancelled = new ArrayList<>();
    List<Timer> kept = new ArrayList<>();
    for (Timer timer : all()) {
      (events.contains(timer.event()) ? cancelled : kept).add(timer);
    }
    for (Timer timer : cancelled) {
      state.remove(timer.number());
      if (kept.stream().noneMatch(other -> isSameTime(other, timer))) {
        clock.cancel(timer.isEventTime(), timer.dueMillis());
      }
    }
  }

  private static boolean isSameTime(Timer one, Timer other) {
    return one.isEventTime() == other.isEventTime() && one.dueMillis() == other.dueMillis();
  }

  /** Takes the timers that are due, earliest first. */
  List<Timer> takeDue(boolean isEventTime, long millis) throws Exception {
    List<Timer> due = new ArrayList<>();
    for (Timer timer : all()) {
      if (timer.isEventTime() == isEventTime && timer.dueMillis() <= millis) {
        due.add(timer);
      }
    }
    for (Timer timer : due) {
      state.remove(timer.number());
    }
    due.sort(EARLIEST);
    return due;
  }

  private List<Timer> all() throws Exception {
    List<Timer> timers = new ArrayList<>();
    for (Map.Entry<Long, byte[]> timer : state.entries()) {
      timers.add(read(timer.getKey(), timer.getValue()));
    }
    return timers;
  }

  private byte[] write(TimerChange.Set timer, boolean isEventTime, long due) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(VERSION);
    out.writeBoolean(isEventTime);
    out.writeLong(due);
    out.writeUTF(origins.name(timer.event()));
    out.write(event(timer));
    return bytes.toByteArray();
  }

  private byte[] event(TimerChange.Set timer) throws IOException {
    try {
      return origins.write(timer.event(), timer.value());
    } catch (CodecException e) {
      throw new IOException(
          "a timer's event cannot be stored: %s: %s".formatted(timer.value(), e.getMessage()), e);
    }
  }

  private Timer read(long number, byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    FormatVersion.check("timers", in.readUnsignedByte(), VERSION);
    boolean isEventTime = in.readBoolean();
    long due = in.readLong();
    int event = origins.number(in.readUTF());
    return new Timer(number, event, origins.readEvent(event, in.readAllBytes()), isEventTime, due);
  }
}
