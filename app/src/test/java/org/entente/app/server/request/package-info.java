@NullMarked
package org.entente.app.server.request;

import org.jspecify.annotations.NullMarked;
