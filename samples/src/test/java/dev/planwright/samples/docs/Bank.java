package dev.planwright.samples.docs;

import dev.planwright.CallMode;
import dev.planwright.Durable;
import dev.planwright.DurableCall;
import dev.planwright.runtime.Reconciliation;
import java.util.concurrent.CompletionStage;

@Durable
interface Bank {

  String charge(String account, long cents); // at least once

  @DurableCall(mode = CallMode.RECONCILED, reconcile = "findTransfer", timeout = "PT30S")
  String transfer(String account, long cents);

  Reconciliation<String> findTransfer(String account, long cents);

  @DurableCall(mode = CallMode.AT_MOST_ONCE)
  void ring(String door);

  @DurableCall(inline = true) // takes microseconds: called on the agent's thread
  long fee(long cents);

  @DurableCall(blocking = true) // blocks until it has a stage: called on the pool
  CompletionStage<String> statement(String account);
}
