package dev.perennial.customers;

import dev.perennial.platform.Exported;
import dev.perennial.platform.ExportedTable;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ExportedOfCustomers implements Exported {
    @Override
    public List<ExportedTable> tables() {
        return List.of(
                ExportedTable.of("customers.customer", "The customers.", "name_key", "search", "intake_id"),
                ExportedTable.of(
                        "customers.contact_point",
                        "How they are reached; value is as they gave it, key is what it is compared by."),
                ExportedTable.of("customers.external_id", "Their numbers in other systems."),
                ExportedTable.of("customers.preference", "What they like, avoid and need."),
                ExportedTable.of("customers.note", "Notes, needs, pain points, expectations.", "text_key"),
                ExportedTable.of("customers.custom_field", "Your own fields; customer.fields names them by id."),
                ExportedTable.of("customers.activity", "Everything that happened, one row each."),
                ExportedTable.of("customers.trait", "What is true of a customer now, as each module says."),
                ExportedTable.of("customers.task", "What was to be done, and what is."),
                ExportedTable.of("customers.appointment", "Appointments, those called off too."),
                ExportedTable.of("customers.consent", "What each person agreed to and took back, with the proof."),
                ExportedTable.of("customers.consent_wording", "The words they agreed to."),
                ExportedTable.of("customers.suppression", "Addresses that must not be written to."),
                ExportedTable.of("customers.alias", "Old ids of customers that were made one with another."),
                ExportedTable.of("customers.difference", "Who was said not to be the same person."),
                ExportedTable.of("customers.objection", "Who does not want to be worked out."),
                ExportedTable.of("customers.privacy_request", "What people asked for under privacy law, and when."),
                ExportedTable.of(
                        "customers.privacy_setting", "What the notice and the record of processing are made from."),
                ExportedTable.of("customers.retention", "How long each kind of data is kept."),
                ExportedTable.of("customers.erasure", "What was erased, without whom it was about."),
                ExportedTable.of("customers.erasure_journal", "What has to be erased again after a restore."),
                ExportedTable.of("customers.source", "Where customers come from, as you call it."),
                ExportedTable.of("customers.source_word", "Which source is meant by what was said."),
                ExportedTable.of("customers.source_cost", "What each source cost in a month."),
                ExportedTable.of("customers.referral", "Who recommended us to whom."));
    }

    @Override
    public List<KeptBack> keptBack() {
        return List.of(
                new KeptBack("customers.intake", "Rows of an import under way."),
                new KeptBack("customers.secret", "What public links are signed with; whoever had it could forge them."),
                new KeptBack(
                        "customers.merge", "What is needed to take customers apart again here; it ends after 30 days."),
                new KeptBack("customers.merge_table", "The same, table by table."),
                new KeptBack("customers.duplicate", "Who may be known twice, worked out from the customers."),
                new KeptBack("customers.duplicate_search", "How far that search is."));
    }
}
