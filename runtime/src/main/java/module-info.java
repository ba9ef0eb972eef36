/**
 * What agents, generated plans and hosts share. Everything public is exported: plans are written
 * against {@code plan} and {@code codec}, hosts against {@code engine}, stores against {@code
 * store}. Nothing is opened, because nothing reflects on these classes.
 */
@SuppressWarnings("requires-automatic") // lz4-java names its module in its manifest only
module dev.planwright.runtime {
  requires transitive dev.planwright.annotations;
  requires transitive dev.planwright.descriptor;
  requires transitive org.slf4j;
  requires static transitive org.jspecify;
  requires transitive com.fasterxml.jackson.databind; // JacksonCodec takes the user's mapper
  requires com.fasterxml.jackson.core;
  requires org.lz4.java;

  exports dev.planwright.runtime;
  exports dev.planwright.runtime.codec;
  exports dev.planwright.runtime.engine;
  exports dev.planwright.runtime.metrics;
  exports dev.planwright.runtime.plan;
  exports dev.planwright.runtime.store;
  exports dev.planwright.runtime.store.format;
}
