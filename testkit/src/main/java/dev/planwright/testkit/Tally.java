package dev.planwright.testkit;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Durable;
import dev.planwright.Provides;
import dev.planwright.runtime.MapMemory;
import dev.planwright.runtime.ValueMemory;

/** The agent that {@link StoreRunContract} runs: two durable calls, two memories. */
@Agent(input = Tally.Sale.class, output = Tally.Receipt.class, resources = Tally.Offices.class)
record Tally(Office office, ValueMemory<Integer> sales, MapMemory<Integer, String> bookings) {

  record Sale(String shop, int number) {}

  record Reserved(Sale sale, String reservation) {}

  record Receipt(String shop, int number, int sales, String booking) {}

  /** What is outside. */
  @Durable
  interface Office {
    String reserve(Sale sale);

    String book(Sale sale, String reservation);
  }

  /** An office that answers at once. */
  static final class Offices {

    private Offices() {}

    @Provides
    static Office office() {
      return new Office() {
        @Override
        public String reserve(Sale sale) {
          return "R" + sale.number();
        }

        @Override
        public String book(Sale sale, String reservation) {
          return "booked " + reservation;
        }
      };
    }
  }

  @Action(on = Sale.class)
  Reserved reserve(Sale sale) {
    return new Reserved(sale, office.reserve(sale));
  }

  @Action(on = Reserved.class)
  Receipt book(Reserved reserved) {
    Sale sale = reserved.sale();
    int before = sales.orElse(0);
    sales.set(before + 1);
    String booking = office.book(sale, reserved.reservation());
    bookings.put(sale.number(), booking);
    return new Receipt(sale.shop(), sale.number(), before + 1, bookings.entries().toString());
  }
}
