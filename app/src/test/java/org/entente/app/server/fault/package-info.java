@NullMarked
package org.entente.app.server.fault;

import org.jspecify.annotations.NullMarked;
