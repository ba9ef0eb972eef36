/**
 * Agents that use what the API promises, against real types: they must compile without a warning,
 * and run. Each stands for a family: a nested desk, a reviewer with tools, an approval, parallel
 * calls, and a generic base of another package.
 */
@NullMarked
package dev.planwright.samples.contract;

import org.jspecify.annotations.NullMarked;
