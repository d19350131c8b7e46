@NullMarked
package org.entente.app.server.cases;

import org.jspecify.annotations.NullMarked;
