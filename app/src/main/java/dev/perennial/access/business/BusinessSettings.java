package dev.perennial.access.business;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.platform.Businesses;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What the business says of itself: the owner's to change.
@Component
class BusinessSettings {
    private final Businesses businesses;
    private final CurrentStaff current;
    private final AuditLog log;

    BusinessSettings(Businesses businesses, CurrentStaff current, AuditLog log) {
        this.businesses = businesses;
        this.current = current;
        this.log = log;
    }

    BusinessForm form() {
        current.require(Role.OWNER);
        return BusinessForm.of(businesses.current());
    }

    @Transactional
    public void save(BusinessForm form) {
        current.require(Role.OWNER);
        businesses.save(form.business(businesses.current().sample()));
        log.changed("access.business");
    }
}
