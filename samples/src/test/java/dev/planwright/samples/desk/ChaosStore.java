package dev.planwright.samples.desk;

import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.EmbeddedStore;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** A store whose journal is watched, or harmed. */
final class ChaosStore implements EmbeddedStore {

  private static final long serialVersionUID = 1L;

  private final EmbeddedStore store;
  private final transient UnaryOperator<EmbeddedJournal> around;

  ChaosStore(EmbeddedStore store, UnaryOperator<EmbeddedJournal> around) {
    this.store = store;
    this.around = around;
  }

  @Override
  public EmbeddedJournal open(String agent) throws IOException {
    return around.apply(store.open(agent));
  }
}
