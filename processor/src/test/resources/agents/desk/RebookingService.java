package desk;

import dev.planwright.Durable;

@Durable
interface RebookingService {
  String rebook(Flight flight);
}
