/// When the doors are open: weekly hours, holidays, several places with their own clocks, and the hours in which
/// nobody is disturbed. The one calendar all deadlines and everything sent by itself go by.
///
/// - tells [HoursChanged]; what counts on open time counts again then
/// - hears that the business changed its own hours, which stand in `platform`
/// - never lets a holiday calendar of somebody else count before a person has looked at it
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "platform :: outgoing", "ui", "access"})
package dev.perennial.hours;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
