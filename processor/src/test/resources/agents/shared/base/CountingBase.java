package shared.base;

import dev.planwright.Action;
import dev.planwright.runtime.Emitter;
import dev.planwright.runtime.ValueMemory;

/** What several agents of other packages share. */
public abstract class CountingBase<I, O> implements Audited<I> {

  private final ValueMemory<Long> count;

  protected CountingBase(ValueMemory<Long> count) {
    this.count = count;
  }

  @Action
  public void count(I input, Emitter<O> outputs) {
    long now = count.orElse(0L) + 1;
    count.set(now);
    outputs.emit(result(input, now));
  }

  protected abstract O result(I input, long count);
}
