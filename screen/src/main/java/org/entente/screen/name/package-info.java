/// Names: is this the one on the list? A Korean bank writes 박진혁, one list PARK Jin Hyok, another
/// PAK JIN HYOK, a third パク・ジンヒョク, an old register 朴鎭赫, and none of them is wrong.
@NullMarked
package org.entente.screen.name;

import org.jspecify.annotations.NullMarked;
