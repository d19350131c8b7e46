/// The daily work of a compliance desk: rows of customers and ships against all lists.
@NullMarked
package org.entente.screen.desk;

import org.jspecify.annotations.NullMarked;
