/// The desk of a node: lists, bars and clearances, kept ready and always as they are now.
@NullMarked
package org.entente.app.desk;

import org.jspecify.annotations.NullMarked;
