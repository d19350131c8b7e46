/// How often each rule that can be wrong was wrong, to be printed beside its claims: one registry,
/// `figures.tsv`, which `entente test accuracy --write` writes together with the report.
@NullMarked
package org.entente.trace.accuracy;

import org.jspecify.annotations.NullMarked;
