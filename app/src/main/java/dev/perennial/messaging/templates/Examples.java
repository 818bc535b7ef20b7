package dev.perennial.messaging.templates;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.CustomerId;
import dev.perennial.messaging.Filling;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How a template reads for real people: some who came last, and somebody of whom nothing is known.
@Component
class Examples {
    private static final int PEOPLE = 3;

    private final Filling filling;
    private final JdbcClient db;

    Examples(Filling filling, JdbcClient db) {
        this.filling = filling;
        this.db = db;
    }

    List<Example> of(TemplateForm form) {
        var examples = new ArrayList<Example>();
        for (var person : people())
            examples.add(new Example(
                    person.called(),
                    filling.fill(form.subject(), person.id()).header(),
                    filling.fill(form.text(), person.id()).text()));
        examples.add(new Example(
                t("messaging.templates.nobody"),
                filling.fill(form.subject(), null).header(),
                filling.fill(form.text(), null).text()));
        return examples;
    }

    private record Known(CustomerId id, String called) {}

    private List<Known> people() {
        return db.sql("select id, called from customers.api_customer order by created_at desc, id desc limit ?")
                .param(PEOPLE)
                .query((row, _) -> new Known(new CustomerId(row.getObject("id", UUID.class)), row.getString("called")))
                .list();
    }
}
