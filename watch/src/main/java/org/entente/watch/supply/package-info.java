/// What can one country cut off? Look-through exposure of sectors over a multi-region
/// input–output table, what-if cuts, concentration of products, and a monthly early warning.
///
/// Nothing here forecasts: a cut is an upper bound without substitution, stocks or prices, and
/// says so.
@NullMarked
package org.entente.watch.supply;

import org.jspecify.annotations.NullMarked;
