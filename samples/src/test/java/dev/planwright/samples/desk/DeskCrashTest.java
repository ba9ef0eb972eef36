package dev.planwright.samples.desk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.testkit.CrashScenario;
import dev.planwright.testkit.Crashes;
import dev.planwright.testkit.SurvivesCrashes;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The desks are stopped before and after every record that they write. */
class DeskCrashTest {

  @SurvivesCrashes
  void desk(Crashes crashes) throws IOException {
    crashes
        .of(new DisruptionDeskPlan())
        .keyedBy(Flight::origin)
        .service(RebookingService.class, ChaosServices::confirmation)
        .inputs(someFlights());
  }

  @SurvivesCrashes
  void asyncDesk(Crashes crashes) throws IOException {
    crashes
        .of(new DisruptionDeskAsyncPlan())
        .keyedBy(Flight::origin)
        .service(AsyncRebookingService.class, new Immediate())
        .inputs(someFlights());
  }

  /** The proof that a difference is found: a service that does not answer the same twice. */
  @Test
  void serviceWithAnswersOfItsOwn_isFound() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    CrashScenario<Flight, Notice> scenario =
        CrashScenario.of(new DisruptionDeskPlan())
            .keyedBy(Flight::origin)
            .service(RebookingService.class, flight -> "call " + calls.incrementAndGet())
            .inputs(someFlights());

    assertThatThrownBy(scenario::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("disruption-desk, crashed before record 1")
        .hasMessageContaining("outputs differ from the uninterrupted run's");
  }

  private static List<Flight> someFlights() throws IOException {
    return Flights.ofFirstQuarter2001().stream()
        .filter(flight -> flight.origin().equals("JFK") || flight.origin().equals("SFO"))
        .limit(60)
        .toList();
  }

  private static final class Immediate implements AsyncRebookingService {

    @Override
    public CompletionStage<String> rebook(Flight flight) {
      return CompletableFuture.completedFuture(ChaosServices.confirmation(flight));
    }

    @Override
    public CompletionStage<String> confirm(String confirmation) {
      return CompletableFuture.completedFuture(confirmation + ", confirmed");
    }
  }
}
