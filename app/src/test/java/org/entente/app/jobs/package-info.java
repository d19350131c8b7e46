@NullMarked
package org.entente.app.jobs;

import org.jspecify.annotations.NullMarked;
