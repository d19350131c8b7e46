/// Reports as PDF, with fonts that are found: none comes with the program.
@NullMarked
package org.entente.app.pdf;

import org.jspecify.annotations.NullMarked;
