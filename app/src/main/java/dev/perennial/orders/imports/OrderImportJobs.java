package dev.perennial.orders.imports;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.perennial.imports.ImportId;
import dev.perennial.imports.ImportQueue;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class OrderImportJobs {
    /// The job's data is the import's id.
    static final TaskDescriptor<String> IMPORT = TaskDescriptor.of("orders-import", String.class);

    @Bean
    OneTimeTask<String> orderImportTask(OrderImportWork work) {
        return Tasks.oneTime(IMPORT).execute((instance, _) -> work.run(ImportId.valueOf(instance.getData())));
    }

    @Bean
    ImportQueue<OrderImport> orderImportQueue(SchedulerClient scheduler, OrderImports imports, Clock clock) {
        return new ImportQueue<>(IMPORT, scheduler, imports, clock);
    }
}
