package com.example.shop;

import dev.planwright.CallMode;
import dev.planwright.runtime.Reconciliation;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.plan.Arguments;
import dev.planwright.runtime.plan.DurableCalls;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.plan.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.annotation.processing.Generated;

/** Makes the calls of {@link Shop.Payments} durable. */
@Generated("dev.planwright.processor.PlanwrightProcessor")
@SuppressWarnings({"NullAway", "deprecation", "exports", "overrides", "rawtypes", "removal", "unchecked"})
final class Shop_DurablePayments implements Shop.Payments {

  private final Shop.Payments raw;
  private final DurableCalls calls;
  private final Codec<Message.Order> orderCodec;
  private final Codec<Money> moneyCodec;
  private final Codec<Double> doubleCodec;
  private final Codec<Integer> integerCodec;
  private final Codec<Long> longCodec;
  private final Codec<String> stringCodec;
  private final Codec<List<String>> listStringCodec;
  private final DurableMethod<String> chargeCall;
  private final DurableMethod<Void> refundCall;
  private final DurableMethod<Integer> balanceCall;
  private final DurableMethod<Double> rateCall;
  private final DurableMethod<Money> quoteCall;
  private final DurableMethod<Void> notifyCall;
  private final DurableMethod<String> payOutCall;
  private final DurableMethod<Money> transferCall;
  private final DurableMethod<Void> ringCall;

  /** The durable form of {@code raw}, with a codec for each stored type. */
  Shop_DurablePayments(
      Shop.Payments raw,
      DurableCalls calls,
      Codec<Message.Order> orderCodec,
      Codec<Money> moneyCodec,
      Codec<Double> doubleCodec,
      Codec<Integer> integerCodec,
      Codec<Long> longCodec,
      Codec<String> stringCodec,
      Codec<List<String>> listStringCodec) {
    this.raw = raw;
    this.calls = calls;
    this.orderCodec = orderCodec;
    this.moneyCodec = moneyCodec;
    this.doubleCodec = doubleCodec;
    this.integerCodec = integerCodec;
    this.longCodec = longCodec;
    this.stringCodec = stringCodec;
    this.listStringCodec = listStringCodec;
    this.chargeCall = new DurableMethod<>(
        "Payments.charge",
        "Payments.charge",
        stringCodec,
        CallMode.AT_LEAST_ONCE,
        false,
        false,
        List.of(
            new DurableMethod.Failure(Shop.Payments.Refused.class, Shop.Payments.Refused::new),
            new DurableMethod.Failure(IOException.class, IOException::new)));
    this.refundCall = new DurableMethod<>(
        "Payments.refund",
        "Payments.refund",
        null,
        CallMode.AT_LEAST_ONCE,
        false,
        false,
        List.of());
    this.balanceCall = new DurableMethod<>(
        "Payments.balance",
        "Payments.balance",
        integerCodec,
        CallMode.AT_LEAST_ONCE,
        false,
        false,
        List.of());
    this.rateCall = new DurableMethod<>(
        "Payments.quick-rate",
        "Payments.rate",
        doubleCodec,
        CallMode.AT_LEAST_ONCE,
        false,
        true,
        List.of());
    this.quoteCall = new DurableMethod<>(
        "Payments.quote",
        "Payments.quote",
        moneyCodec,
        CallMode.AT_LEAST_ONCE,
        false,
        false,
        List.of());
    this.notifyCall = new DurableMethod<>(
        "Payments.notify",
        "Payments.notify",
        null,
        CallMode.AT_LEAST_ONCE,
        true,
        false,
        List.of());
    this.payOutCall = calls.declare(
        new DurableMethod<>(
            "Payments.payOut",
            "Payments.payOut",
            stringCodec,
            CallMode.RECONCILED,
            false,
            false,
            List.of()));
    this.transferCall = calls.declare(
        new DurableMethod<>(
            "Payments.transfer",
            "Payments.transfer",
            moneyCodec,
            CallMode.RECONCILED,
            false,
            false,
            List.of(
                new DurableMethod.Failure(Shop.Payments.Refused.class, Shop.Payments.Refused::new)),
            List.of("Payments.send", "Payments.wire"),
            new RetryPolicy(
                5,
                Duration.parse("PT0.2S"),
                2.0,
                Duration.parse("PT10S"),
                0.2,
                List.of(Shop.Payments.Refused.class, IllegalArgumentException.class)),
            Duration.parse("PT30S")));
    this.ringCall = calls.declare(
        new DurableMethod<>(
            "Payments.ring",
            "Payments.ring",
            null,
            CallMode.AT_MOST_ONCE,
            false,
            false,
            List.of(),
            List.of(),
            RetryPolicy.NONE,
            Duration.parse("PT5S")));
  }

  @Override
  public String charge(
      String order,
      Money price,
      int calls2) throws Shop.Payments.Refused, IOException {
    return calls.call(
        chargeCall,
        out -> {
          out.writeNullable(stringCodec, order);
          out.writeNullable(moneyCodec, price);
          integerCodec.write(calls2, out);
        },
        () -> raw.charge(order, price, calls2));
  }

  @Override
  public void refund(String out) {
    calls.call(
        refundCall,
        out2 -> out2.writeNullable(stringCodec, out),
        () -> {
          raw.refund(out);
          return null;
        });
  }

  @Override
  public int balance() {
    return calls.call(balanceCall, Arguments.NONE, () -> raw.balance());
  }

  @Override
  public double rate(String currency) {
    return calls.call(
        rateCall,
        out -> out.writeNullable(stringCodec, currency),
        () -> raw.rate(currency));
  }

  @Override
  public CompletionStage<Money> quote(Message.Order order) {
    return calls.callAsync(
        quoteCall,
        out -> out.writeNullable(orderCodec, order),
        () -> raw.quote(order));
  }

  @Override
  public CompletionStage<Void> notify(List<String> raw2) {
    return calls.callAsync(
        notifyCall,
        out -> out.writeNullable(listStringCodec, raw2),
        () -> raw.notify(raw2));
  }

  @Override
  public String payOut(String account, long cents) {
    return calls.call(
        payOutCall,
        out -> {
          out.writeNullable(stringCodec, account);
          longCodec.write(cents, out);
        },
        () -> raw.payOut(account, cents),
        () -> CompletableFuture.completedFuture(raw.findPayout(account, cents)));
  }

  @Override
  public CompletionStage<Money> transfer(Money money) throws Shop.Payments.Refused {
    return calls.callAsync(
        transferCall,
        out -> out.writeNullable(moneyCodec, money),
        () -> raw.transfer(money),
        () -> raw.findTransfer(money));
  }

  @Override
  public void ring(String door) {
    calls.call(
        ringCall,
        out -> out.writeNullable(stringCodec, door),
        () -> {
          raw.ring(door);
          return null;
        });
  }

  @Override
  public Reconciliation<String> findPayout(String account, long cents) {
    return raw.findPayout(account, cents);
  }

  @Override
  public CompletionStage<Reconciliation<Money>> findTransfer(Money money) {
    return raw.findTransfer(money);
  }
}
