/// Korea's lists: documents and our template, for there is no machine-readable one.
@NullMarked
package org.entente.screen.kr;

import org.jspecify.annotations.NullMarked;
