package dev.planwright.samples.contract;

import dev.planwright.samples.contract.Airport.Departure;
import dev.planwright.samples.contract.FraudDesk.Approval;
import dev.planwright.samples.contract.FraudDesk.Closing;
import dev.planwright.samples.contract.FraudDesk.Payment;
import dev.planwright.samples.contract.ParcelDesk.Parcel;
import dev.planwright.samples.contract.QuoteDesk.Trip;
import dev.planwright.samples.contract.ReviewTools.ProductCatalog;
import dev.planwright.testkit.Crashes;
import dev.planwright.testkit.SurvivesCrashes;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

/** The contract's agents are stopped before and after every record that they write. */
class ContractCrashTest {

  @SurvivesCrashes
  void nestedAgent(Crashes crashes) {
    LocalDateTime noon = LocalDateTime.of(2001, 1, 1, 12, 0);
    crashes
        .of(new Airport_DeskPlan())
        .keyedBy(Departure::flight)
        .service(Airport.Seats.class, Airport.Resources.seats())
        .inputs(
            List.of(
                new Departure("PW1", noon, 10),
                new Departure("PW1", noon, 70),
                new Departure("PW2", noon, 80),
                new Departure("PW1", noon, 80)));
  }

  @SurvivesCrashes
  void reviewDesk(Crashes crashes) {
    crashes
        .of(new ReviewDeskPlan())
        .keyedBy(Review::stars)
        .service(ProductCatalog.class, ReviewTools.catalog())
        .comparedBy(
            verdict ->
                List.of(verdict.review(), verdict.level(), verdict.label(), verdict.complaints()))
        .inputs(
            List.of(
                review("lamp", "shines", 3),
                review("lamp", "came broken", 3),
                review("xylophone", "sounds", 4),
                review("", "nameless", 3),
                review("lamp", "  ", 4)));
  }

  @SurvivesCrashes
  void quoteDesk(Crashes crashes) {
    crashes
        .of(new QuoteDeskPlan())
        .keyedBy(Trip::route)
        .service(QuoteDesk.Carriers.class, QuoteDesk.Resources.carriers())
        .inputs(
            List.of(
                new Trip("VIE-JFK", List.of("austrian", "delta", "kl")),
                new Trip("VIE-JFK", List.of()),
                new Trip("VIE-ULM", List.of("walk"))));
  }

  @SurvivesCrashes
  void fraudDesk(Crashes crashes) {
    crashes
        .of(new FraudDeskPlan())
        .keyedBy(message -> "bank")
        .inputs(
            List.of(
                new Payment("1", new BigDecimal("10.00")),
                new Payment("2", new BigDecimal("5000.00")),
                new Payment("3", new BigDecimal("1000.00")),
                new Approval("2", true),
                Closing.YEAR));
  }

  @SurvivesCrashes
  void parcelDesk(Crashes crashes) {
    crashes
        .of(new ParcelDeskPlan())
        .keyedBy(Parcel::city)
        .inputs(List.of(new Parcel("1", "Ulm"), new Parcel("2", "Bonn"), new Parcel("3", "Ulm")));
  }

  private static Review review(String product, String text, int stars) {
    return new Review(new UUID(1, 2), product, text, stars);
  }
}
