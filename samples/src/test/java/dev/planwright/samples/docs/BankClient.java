package dev.planwright.samples.docs;

import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.Reconciliation;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A bank that knows idempotency keys. */
final class BankClient implements Bank {

  private final Map<String, String> transfers = new ConcurrentHashMap<>();

  @Override
  public String charge(String account, long cents) {
    return "charged " + account;
  }

  @Override
  public String transfer(String account, long cents) {
    String key = CallInfo.current().idempotencyKey();
    return transfers.computeIfAbsent(key, any -> "%d to %s".formatted(cents, account));
  }

  @Override
  public Reconciliation<String> findTransfer(String account, long cents) {
    String receipt = transfers.get(CallInfo.current().idempotencyKey());
    return receipt == null
        ? new Reconciliation.NotStarted<>()
        : new Reconciliation.Succeeded<>(receipt);
  }

  @Override
  public void ring(String door) {}

  @Override
  public long fee(long cents) {
    return cents / 100;
  }

  @Override
  public CompletionStage<String> statement(String account) {
    return CompletableFuture.completedFuture("statement of " + account);
  }
}
