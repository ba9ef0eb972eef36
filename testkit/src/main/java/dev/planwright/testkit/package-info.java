/**
 * For those who test agents: {@link dev.planwright.testkit.AgentHarness} runs one with virtual
 * time, {@link dev.planwright.testkit.Script} stands in for a service, {@link
 * dev.planwright.testkit.SurvivesCrashes} crashes it everywhere. For those who write stores: {@link
 * dev.planwright.testkit.ActionStateStoreContract}, {@link
 * dev.planwright.testkit.ActionStateStoreRunContract}, {@link
 * dev.planwright.testkit.EmbeddedStoreContract} and {@link dev.planwright.testkit.StoreRunContract}
 * are extended by test classes that give one. Uses the runtime, JUnit and AssertJ.
 */
@NullMarked
package dev.planwright.testkit;

import org.jspecify.annotations.NullMarked;
