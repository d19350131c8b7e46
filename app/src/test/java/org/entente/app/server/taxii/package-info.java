@NullMarked
package org.entente.app.server.taxii;

import org.jspecify.annotations.NullMarked;
