/**
 * What the pages of {@code docs} show, so that it compiles and, where it is an agent or a test,
 * runs. {@link dev.planwright.samples.DocsTest} holds the pages to it.
 */
@NullMarked
package dev.planwright.samples.docs;

import org.jspecify.annotations.NullMarked;
