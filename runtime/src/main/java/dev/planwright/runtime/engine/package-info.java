/**
 * The run engine: one engine, two hosts. It executes runs on one thread, commits each once at its
 * end, and makes durable calls by unwinding an action and executing it again. A host ({@code
 * LocalRunner}'s worker, the Flink operator) feeds it inputs and keeps what it commits. Uses the
 * plan and store packages; hosts use only its public types.
 */
@NullMarked
package dev.planwright.runtime.engine;

import org.jspecify.annotations.NullMarked;
