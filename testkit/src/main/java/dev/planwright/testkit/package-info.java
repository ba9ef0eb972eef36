/**
 * Tests for those who write stores: {@link dev.planwright.testkit.EmbeddedStoreContract} is
 * extended by a test class that gives a store. Uses the runtime, JUnit and AssertJ.
 */
@NullMarked
package dev.planwright.testkit;

import org.jspecify.annotations.NullMarked;
