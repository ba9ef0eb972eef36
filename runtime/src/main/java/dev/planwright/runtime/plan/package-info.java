/**
 * What generated plans are written against: a plan as data ({@link
 * dev.planwright.runtime.plan.PlanSpec}), the agent on a worker ({@link
 * dev.planwright.runtime.plan.AgentProgram}), and what a worker offers it. Users never name these
 * types; they stay compatible, because plan jars outlive runtime versions.
 */
@NullMarked
package dev.planwright.runtime.plan;

import org.jspecify.annotations.NullMarked;
