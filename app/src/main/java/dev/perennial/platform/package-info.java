/// What every module stands on: the business, the clock, money, stored files, jobs, the database.
///
/// - knows no customer and no feature; nothing here is used by fewer than two modules
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.perennial.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
