package shop;

import dev.planwright.*;
import dev.planwright.runtime.*;
import java.util.*;

@Agent(input = Purchase.class)
final class Desk {
  @Action(on = Purchase.class)
  void take(Purchase order) {}
}
