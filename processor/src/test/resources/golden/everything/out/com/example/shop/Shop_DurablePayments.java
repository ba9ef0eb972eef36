package com.example.shop;

import dev.planwright.CallMode;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.plan.Arguments;
import dev.planwright.runtime.plan.DurableCalls;
import dev.planwright.runtime.plan.DurableMethod;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import javax.annotation.processing.Generated;

/** Makes the calls of {@link Shop.Payments} durable. */
@Generated("dev.planwright.processor.PlanwrightProcessor")
@SuppressWarnings({"NullAway", "deprecation", "exports", "removal", "unchecked"})
final class Shop_DurablePayments implements Shop.Payments {

  private final Shop.Payments raw;
  private final DurableCalls calls;
  private final Codec<Message.Order> orderCodec;
  private final Codec<Money> moneyCodec;
  private final Codec<Double> doubleCodec;
  private final Codec<Integer> integerCodec;
  private final Codec<String> stringCodec;
  private final Codec<List<String>> listStringCodec;
  private final DurableMethod<String> chargeCall;
  private final DurableMethod<Void> refundCall;
  private final DurableMethod<Integer> balanceCall;
  private final DurableMethod<Double> rateCall;
  private final DurableMethod<Money> quoteCall;
  private final DurableMethod<Void> notifyCall;

  /** The durable form of {@code raw}, with a codec for each stored type. */
  Shop_DurablePayments(
      Shop.Payments raw,
      DurableCalls calls,
      Codec<Message.Order> orderCodec,
      Codec<Money> moneyCodec,
      Codec<Double> doubleCodec,
      Codec<Integer> integerCodec,
      Codec<String> stringCodec,
      Codec<List<String>> listStringCodec) {
    this.raw = raw;
    this.calls = calls;
    this.orderCodec = orderCodec;
    this.moneyCodec = moneyCodec;
    this.doubleCodec = doubleCodec;
    this.integerCodec = integerCodec;
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
}
