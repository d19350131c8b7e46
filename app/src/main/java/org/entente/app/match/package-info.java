/// Screening over HTTP, in the shape in which clients of OpenSanctions ask.
@NullMarked
package org.entente.app.match;

import org.jspecify.annotations.NullMarked;
