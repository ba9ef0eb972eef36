/**
 * Records as rows of tables, by the codecs of their plan: a column for each component, both ways.
 * It uses the runtime's codecs and Flink's types, and no table API.
 */
@NullMarked
package dev.planwright.flink.table;

import org.jspecify.annotations.NullMarked;
