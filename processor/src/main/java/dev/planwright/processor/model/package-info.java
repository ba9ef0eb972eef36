/**
 * What the writers need to know of an agent, as immutable records of strings and small enums.
 * Nothing here refers to the compiler, so a model can be made by hand in a test and outlives a
 * processing round. Only the annotation module's enums and the JDK may be used.
 */
@NullMarked
package dev.planwright.processor.model;

import org.jspecify.annotations.NullMarked;
