/// A case as others read it: a report that can be quoted, with all that is needed to recompute it.
@NullMarked
package org.entente.cases.report;

import org.jspecify.annotations.NullMarked;
