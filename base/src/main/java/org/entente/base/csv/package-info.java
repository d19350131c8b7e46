/// Comma-separated text (RFC 4180), by rows or by single lines.
@NullMarked
package org.entente.base.csv;

import org.jspecify.annotations.NullMarked;
