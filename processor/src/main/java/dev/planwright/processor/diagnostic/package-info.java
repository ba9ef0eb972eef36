/**
 * What the processor says: the catalogue of codes, the shape of a message, where it stands and how
 * loud it is. Pure text except for {@link dev.planwright.processor.diagnostic.Where} and {@link
 * dev.planwright.processor.diagnostic.Report}, the only places that know the compiler's elements.
 */
@NullMarked
package dev.planwright.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
