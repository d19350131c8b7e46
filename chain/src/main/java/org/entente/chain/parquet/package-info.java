/// Parquet files, whatever their columns are.
@NullMarked
package org.entente.chain.parquet;

import org.jspecify.annotations.NullMarked;
