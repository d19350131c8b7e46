@NullMarked
package org.entente.app.server.browser;

import org.jspecify.annotations.NullMarked;
