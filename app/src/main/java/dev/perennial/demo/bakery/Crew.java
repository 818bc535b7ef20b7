package dev.perennial.demo.bakery;

import dev.perennial.access.StaffId;

/// Who works at the bakery: the owner, the manager, and two behind the counter.
public record Crew(StaffId ada, StaffId bo, StaffId chiara, StaffId dilan) {
    StaffId oneOf(Chance chance) {
        return switch (chance.from(0, 5)) {
            case 0 -> ada;
            case 1 -> bo;
            case 2, 3 -> chiara;
            default -> dilan;
        };
    }
}
