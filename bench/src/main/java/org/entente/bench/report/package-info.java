/// Numbers come with the machine, all runs and a correctness sum; here they become pages.
@NullMarked
package org.entente.bench.report;

import org.jspecify.annotations.NullMarked;
