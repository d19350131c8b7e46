@NullMarked
package org.entente.cases.report;

import org.jspecify.annotations.NullMarked;
