package dev.perennial.orders.imports;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ImportJobs {
    /// The job's data is the import's id.
    static final TaskDescriptor<String> IMPORT = TaskDescriptor.of("orders-import", String.class);

    @Bean
    OneTimeTask<String> orderImportTask(ImportWork work) {
        return Tasks.oneTime(IMPORT).execute((instance, _) -> work.run(ImportId.valueOf(instance.getData())));
    }
}
