/**
 * The bytes that stores keep: {@link dev.planwright.runtime.store.format.RecordFormat} for records
 * of the journal, {@link dev.planwright.runtime.store.format.PayloadChain} for what users' codecs
 * wrote, and the fields that both consist of. Shared by the bindings, so that a record is the same
 * bytes wherever it is kept. Uses the store package, and LZ4 for compression.
 */
@NullMarked
package dev.planwright.runtime.store.format;

import org.jspecify.annotations.NullMarked;
