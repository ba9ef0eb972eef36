package dev.planwright.runtime.graph;

/** An input of a key. */
record Input(Object key, GraphEvent event) {}
