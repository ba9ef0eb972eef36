package com.example.shop;

import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.Schema;
import dev.planwright.runtime.codec.ValueReader;
import dev.planwright.runtime.codec.ValueWriter;
import java.io.IOException;

final class MoneyCodec implements Codec<Money> {

  @Override
  public Schema schema() {
    return new Schema.Scalar("money", 1);
  }

  @Override
  public void write(Money value, ValueWriter out) throws IOException {
    out.writeLong(value.cents());
  }

  @Override
  public Money read(ValueReader in) throws IOException {
    return new Money(in.readLong());
  }
}
