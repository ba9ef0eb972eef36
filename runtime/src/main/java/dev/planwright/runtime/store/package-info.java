/**
 * Where durable calls are recorded: {@link dev.planwright.runtime.store.ActionStateStore} is what a
 * job is given, a {@link dev.planwright.runtime.store.Journal} is the store opened by one worker.
 * The in-memory store lives here; others are bindings. Uses the codec package only.
 */
@NullMarked
package dev.planwright.runtime.store;

import org.jspecify.annotations.NullMarked;
