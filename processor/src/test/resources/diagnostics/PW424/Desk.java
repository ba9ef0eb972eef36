package shop;

import dev.planwright.Action;
import dev.planwright.Agent;
import dev.planwright.Provides;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

@Agent(input = Desk.Order.class, resources = Resources.class)
final class Desk {
  record Order(String id) {}

  private final DataSource orders;

  Desk(DataSource orders) {
    this.orders = orders;
  }

  @Action(on = Order.class)
  void take(Order order) throws SQLException {
    try (Connection connection = orders.getConnection()) {
      connection.setReadOnly(true);
    }
  }
}

final class Resources {
  private Resources() {}

  @Provides
  static DataSource orders() {
    throw new UnsupportedOperationException();
  }
}
