package dev.perennial.feedback.imports;

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
class AnswerImportJobs {
    /// The job's data is the import's id.
    static final TaskDescriptor<String> IMPORT = TaskDescriptor.of("feedback-import", String.class);

    @Bean
    OneTimeTask<String> answerImportTask(AnswerImportWork work) {
        return Tasks.oneTime(IMPORT).execute((instance, _) -> work.run(ImportId.valueOf(instance.getData())));
    }

    @Bean
    ImportQueue<AnswerImport> answerImportQueue(SchedulerClient scheduler, AnswerImports imports, Clock clock) {
        return new ImportQueue<>(IMPORT, scheduler, imports, clock);
    }
}
