@NullMarked
package org.entente.app.server.partner;

import org.jspecify.annotations.NullMarked;
