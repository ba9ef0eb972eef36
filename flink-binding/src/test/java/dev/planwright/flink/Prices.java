package dev.planwright.flink;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What the order desk asks durably. */
interface Prices {

  String price(String item) throws Exception;

  default CompletionStage<String> priceLater(String item) {
    return CompletableFuture.failedFuture(new UnsupportedOperationException());
  }
}
