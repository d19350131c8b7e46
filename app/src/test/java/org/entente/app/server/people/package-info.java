@NullMarked
package org.entente.app.server.people;

import org.jspecify.annotations.NullMarked;
