package dev.planwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.Reconciliation;
import org.junit.jupiter.api.Test;

/** An implementation of durable calls, tested without an agent. */
class BankClientTest {

  private final Bank bank = new BankClient();

  @Test
  void findTransfer_nothingUnderThisKey_notStarted() throws Exception {
    String receipt = CallInfo.runWith("other key", () -> bank.transfer("ada", 990));

    assertThat(receipt).isEqualTo("990 to ada");
    assertThat(CallInfo.runWith("key", () -> bank.findTransfer("ada", 990)))
        .isEqualTo(new Reconciliation.NotStarted<>());
  }

  @Test
  void findTransfer_transferredUnderThisKey_succeeded() throws Exception {
    String receipt = CallInfo.runWith("key", () -> bank.transfer("ada", 990));

    assertThat(CallInfo.runWith("key", () -> bank.findTransfer("ada", 990)))
        .isEqualTo(new Reconciliation.Succeeded<>(receipt));
  }
}
