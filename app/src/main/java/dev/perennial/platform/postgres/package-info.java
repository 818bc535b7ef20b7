/// The PostgreSQL server Perennial brings along: unpacked, started, watched and stopped by us.
///
/// [PostgresServer] is the front door. The programs come from a published bundle; how they are run is ours,
/// because this server holds the only copy of somebody's customers.
@NullMarked
package dev.perennial.platform.postgres;

import org.jspecify.annotations.NullMarked;
