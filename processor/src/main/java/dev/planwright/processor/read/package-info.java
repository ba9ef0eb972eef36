/**
 * Reads annotated classes through {@code javax.lang.model} and checks what can be judged without
 * the event graph: signatures, resources, memories, durable interfaces. What comes out is a model;
 * what is wrong goes to a report. It may use {@code model}, {@code graph} and {@code diagnostic},
 * and knows the runtime by name only.
 */
@NullMarked
package dev.planwright.processor.read;

import org.jspecify.annotations.NullMarked;
