/**
 * Turns models into files: plans, stubs, durable wrappers, codecs, descriptors and charts. It reads
 * the records of {@code model} and nothing of the compiler but its {@code Filer}; every file has
 * one originating element and is the same bytes on every compiler.
 */
@NullMarked
package dev.planwright.processor.write;

import org.jspecify.annotations.NullMarked;
