package io.tributary.connect.common;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.tributary.connect.common.testing.TimeRule;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceTask;

/** Which packages and libraries each package may depend on. */
@AnalyzeClasses(packages = "io.tributary.connect.common", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule HTTP_KNOWS_NOTHING_OF_KAFKA = noClasses()
            .that()
            .resideInAnyPackage("..http..", "..pagination..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule SCHEMAS_OFFSETS_AND_BOOKMARKS_KNOW_NOTHING_OF_HTTP = noClasses()
            .that()
            .resideInAnyPackage("..schema..", "..offset..", "..bookmark..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..common.http..", "..common.pagination..", "org.apache.hc..", "java.net..");

    @ArchTest
    static final ArchRule ONLY_TASK_KNOWS_THE_RUNTIME = noClasses()
            .that()
            .resideOutsideOfPackage("..common.task..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(SourceTask.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(SourceConnector.class);

    @ArchTest
    static final ArchRule READING_DOES_NOT_SEND = noClasses()
            .that()
            .resideInAPackage("..common.reading..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..common.sync..", "..common.task..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.tributary.connect.common.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule TIME_COMES_FROM_ONE_CLOCK = TimeRule.ONE_CLOCK;

    @ArchTest
    static final ArchRule LOGS_GO_TO_SLF4J = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");
}
