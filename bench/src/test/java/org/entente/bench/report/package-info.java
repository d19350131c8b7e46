@NullMarked
package org.entente.bench.report;

import org.jspecify.annotations.NullMarked;
