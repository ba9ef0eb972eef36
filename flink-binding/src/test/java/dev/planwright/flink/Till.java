package dev.planwright.flink;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Durable;
import dev.planwright.FailureAction;
import dev.planwright.Memory;
import dev.planwright.MemoryScope;
import dev.planwright.OnFailure;
import dev.planwright.Provides;
import dev.planwright.runtime.ListMemory;
import dev.planwright.runtime.MapMemory;
import dev.planwright.runtime.ValueMemory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A shop's till, keyed by shop: the agent whose plan the processor writes for these tests. */
@Agent(
    name = "till",
    input = Till.Slip.class,
    output = Till.Receipt.class,
    resources = Till.Resources.class,
    unhandled = Till.Cancelled.class)
final class Till {

  sealed interface Slip permits Sale, Refund, Cancelled {
    String shop();
  }

  record Sale(String shop, String item, int cents) implements Slip {}

  record Refund(String shop, int cents) implements Slip {}

  record Cancelled(String shop) implements Slip {}

  record Taxed(Sale sale, int tax) {}

  record Receipt(String shop, String text, int total, List<String> items) {}

  @Durable
  interface Tax {
    int on(int cents);

    CompletionStage<Integer> onRefund(int cents);
  }

  static final class Resources {

    private Resources() {}

    @Provides
    static Tax tax() {
      return new Tax() {
        @Override
        public int on(int cents) {
          return cents / 10;
        }

        @Override
        public CompletionStage<Integer> onRefund(int cents) {
          return CompletableFuture.supplyAsync(() -> cents / 20);
        }
      };
    }
  }

  private final ValueMemory<Integer> total;
  private final ListMemory<String> items;
  private final MapMemory<String, Integer> byItem;
  private final ValueMemory<String> seen;
  private final Tax tax;

  Till(
      ValueMemory<Integer> total,
      ListMemory<String> items,
      MapMemory<String, Integer> byItem,
      @Memory(scope = MemoryScope.SENSORY) ValueMemory<String> seen,
      Tax tax) {
    this.total = total;
    this.items = items;
    this.byItem = byItem;
    this.seen = seen;
    this.tax = tax;
  }

  @Action(on = Sale.class)
  Taxed tax(Sale sale) {
    seen.set(seen.orElse("") + sale.item());
    return new Taxed(sale, tax.on(sale.cents()));
  }

  @Action(on = Sale.class, onFailure = @OnFailure(then = FailureAction.DEAD_LETTER))
  void check(Sale sale) {
    if (sale.cents() < 0) {
      throw new IllegalArgumentException("negative");
    }
  }

  @Action(on = Taxed.class)
  Receipt add(Taxed taxed) {
    Sale sale = taxed.sale();
    int sum = total.orElse(0) + sale.cents() + taxed.tax();
    total.set(sum);
    items.add(sale.item());
    items.keepLast(3);
    byItem.put(sale.item(), byItem.orElse(sale.item(), 0) + 1);
    return new Receipt(
        sale.shop(), "%s, %s".formatted(seen.get(), byItem.entries()), sum, items.get());
  }

  @Action(on = Refund.class)
  CompletionStage<Receipt> refund(Refund refund) {
    return tax.onRefund(refund.cents())
        .thenApply(
            back -> {
              int sum = total.orElse(0) - refund.cents() - back;
              total.set(sum);
              return new Receipt(refund.shop(), "refund", sum, items.get());
            });
  }
}
