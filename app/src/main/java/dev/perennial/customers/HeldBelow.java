package dev.perennial.customers;

import dev.perennial.customers.HeldText.OnFound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What the floors below, which know no customer, may have caught in passing.
@Component
class HeldBelow implements PersonalData {
    @Override
    public List<HeldTable> tables() {
        return List.of();
    }

    @Override
    public List<HeldText> texts() {
        return List.of(
                HeldText.of("programs.first_answer", "body", "customers.held.answers", OnFound.ROW_GOES),
                HeldText.of("programs.message", "body", "customers.held.place.messages", OnFound.ROW_GOES),
                HeldText.of("programs.message", "key", "customers.held.place.messages", OnFound.ROW_GOES),
                HeldText.of("programs.attempt", "answer", "customers.held.place.messages", OnFound.TEXT_GOES),
                HeldText.of(
                        "platform.event_publication",
                        "serialized_event",
                        "customers.held.place.events",
                        OnFound.ROW_GOES),
                HeldText.ofBytes("platform.scheduled_task", "task_data", "customers.held.place.jobs", OnFound.ROW_GOES),
                HeldText.of("platform.scheduled_task", "task_instance", "customers.held.place.jobs", OnFound.ROW_GOES),
                HeldText.ofBytes(
                        "access.session_attributes",
                        "attribute_bytes",
                        "customers.held.place.sessions",
                        OnFound.ROW_GOES));
    }

    @Override
    public List<Retained> retained() {
        return List.of(Retained.rows(
                "customers.retention.events",
                7,
                1,
                90,
                false,
                "platform.event_publication",
                "completion_date < :before"));
    }

    @Override
    public Map<String, String> nobody() {
        var nobody = new LinkedHashMap<String, String>();
        nobody.put("platform.business", "the business itself");
        nobody.put("hours.place", "the business's own places");
        nobody.put("hours.special_day", "days on which the business is closed or has other hours");
        nobody.put("hours.feed", "where the business finds its public holidays");
        nobody.put("hours.feed_day", "public holidays");
        nobody.put("platform.flyway_schema_history", "the product's own versions");
        nobody.put("platform.event_publication.listener_id", "the product's own classes");
        nobody.put("platform.event_publication.event_type", "the product's own classes");
        nobody.put("platform.event_publication.status", "a word of the product's");
        nobody.put("platform.scheduled_task.task_name", "the product's own jobs");
        nobody.put("platform.scheduled_task.picked_by", "the name of a machine");
        nobody.put("programs.endpoint", "where the business's own programs listen");
        nobody.put("programs.endpoint_secret", "what messages are signed with");
        nobody.put("programs.message.type", "a word of the product's");
        nobody.put("programs.attempt.failure", "a word of the product's");
        nobody.put("access.staff", "staff, not customers");
        nobody.put("access.failed_guess", "what was tried at the door; goes after its period");
        nobody.put("access.entry_token", "digests of the owner's own tokens");
        nobody.put("access.audit_rule", "the owner's settings of the log");
        nobody.put("access.export_alarm", "staff, and a line of the log");
        nobody.put("access.api_token", "programs, not customers");
        nobody.put("access.session", "staff, not customers");
        nobody.put("access.session_attributes.attribute_name", "the product's own names");
        nobody.put("access.session_attributes.session_primary_id", "the number of a session of staff");
        nobody.put("access.audit_entry", "staff, and of a customer the id alone, which erasure takes out");
        return nobody;
    }
}
