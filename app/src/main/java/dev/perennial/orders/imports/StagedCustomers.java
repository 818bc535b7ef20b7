package dev.perennial.orders.imports;

import dev.perennial.customers.Intake;
import dev.perennial.customers.IntakeRow;
import dev.perennial.customers.Person;
import dev.perennial.imports.ImportId;
import dev.perennial.imports.StagedPeople;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The people a file names, and who they are among the customers.
@Component
class StagedCustomers extends StagedPeople<OrderImport> {
    private final JdbcClient db;

    StagedCustomers(JdbcClient db, Intake intake, TransactionTemplate transaction, OrderImports imports) {
        super(intake, transaction, imports);
        this.db = db;
    }

    /// One row for each customer of the file: what the fullest of their rows says, the latest among equals; a no in
    /// any of them is a no.
    void collect(ImportId id) {
        db.sql("delete from orders.import_customer where import_id = ?")
                .param(id.value())
                .update();
        db.sql("""
            insert into orders.import_customer (import_id, n, customer_key, number, name, email, phone, street,
                postal_code, city, country, birthday, news_by_email, news_by_sms, line, came_from, campaign)
            select :id, row_number() over (order by line) - 1, customer_key, number, name, email, phone, street,
                   postal_code, city, country, birthday, strictest_email, strictest_sms, line, came_from, campaign
            from (select distinct on (customer_key) *,
                         bool_and(news_by_email) over (partition by customer_key) as strictest_email,
                         bool_and(news_by_sms) over (partition by customer_key) as strictest_sms
                  from orders.import_row
                  where import_id = :id and customer_key is not null
                  order by customer_key,
                           num_nonnulls(name, email, phone, street, postal_code, city, country, birthday, came_from, campaign) desc,
                           line desc) fullest""").param("id", id.value()).update();
        db.sql("""
            update orders.import_order o set customer_n = c.n from orders.import_customer c
            where o.import_id = :id and c.import_id = :id and c.customer_key = o.customer_key""").param("id", id.value()).update();
    }

    @Override
    protected List<IntakeRow> page(OrderImport job, int from) {
        return db
                .sql("select * from orders.import_customer where import_id = ? and n >= ? and n < ? order by n")
                .params(job.id().value(), from, from + PAGE)
                .query(new DataClassRowMapper<>(Staged.class))
                .list()
                .stream()
                .map(each -> new IntakeRow(each.n(), job.source(), each.person(), each.answers(job)))
                .toList();
    }

    private record Staged(
            int n,
            String customerKey,
            @Nullable String number,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String street,
            @Nullable String postalCode,
            @Nullable String city,
            @Nullable String country,
            @Nullable String birthday,
            @Nullable Boolean newsByEmail,
            @Nullable Boolean newsBySms,
            @Nullable Long line,
            @Nullable String cameFrom,
            @Nullable String campaign) {

        IntakeRow.Answers answers(OrderImport job) {
            return new IntakeRow.Answers(newsByEmail, newsBySms, job.fileName() + ", " + line);
        }

        /// A name alone has to serve as the number, or each purchase would make its own customer.
        Person person() {
            return new Person(
                    number == null && email == null && phone == null ? customerKey : number,
                    name,
                    email,
                    phone,
                    street,
                    postalCode,
                    city,
                    null,
                    country,
                    null,
                    birthday,
                    cameFrom,
                    campaign);
        }
    }
}
