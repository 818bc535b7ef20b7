/// The shell every page wears: layout, navigation, words, formats, charts, error pages.
///
/// - knows no feature: modules add themselves through [NavItem]
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package dev.perennial.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
