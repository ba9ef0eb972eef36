/**
 * The command line over stores: looks into what processes left behind, and repairs it. Kinds of
 * stores are found by the service loader and used through the runtime's {@code StoreInspection}
 * alone. Each command is a class that fills a page; what surrounds it (names, exit codes, text or
 * JSON) is in one place.
 */
@NullMarked
package dev.planwright.inspector;

import org.jspecify.annotations.NullMarked;
