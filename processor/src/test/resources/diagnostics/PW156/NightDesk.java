package shop;

import dev.planwright.Action;
import dev.planwright.Agent;

@Agent(name = "desk", input = NightDesk.Call.class)
final class NightDesk {
  record Call(String id) {}

  @Action(on = Call.class)
  void take(Call call) {}
}
