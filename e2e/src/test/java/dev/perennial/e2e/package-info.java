/// Stories told with the product as an owner has it: started by `bin/perennial`, seen through a browser.
@NullMarked
package dev.perennial.e2e;

import org.jspecify.annotations.NullMarked;
