/// `entente lists`: the partners' lists, taken in and kept.
@NullMarked
package org.entente.app.lists;

import org.jspecify.annotations.NullMarked;
