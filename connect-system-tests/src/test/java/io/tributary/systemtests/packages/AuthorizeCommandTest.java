package io.tributary.systemtests.packages;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The command that gets a token for Intercom, and the connector, are two programs in one archive. */
@Tag("slow")
class AuthorizeCommandTest {
    private static final String COMMAND = "io.tributary.connect.intercom.oauth";
    private static final DescribedPredicate<JavaClass> SHARED =
            simpleName("IntercomRegion").or(simpleName("IntercomVersion"));

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.tributary.connect.intercom", "io.tributary.connect.common");

    @Test
    void connectorDoesNotDependOnTheCommand() {
        noClasses()
                .that()
                .resideOutsideOfPackage(COMMAND)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(COMMAND)
                .check(classes);
    }

    @Test
    void commandDependsOnlyOnRegionsAndVersionsOfTheConnector() {
        noClasses()
                .that()
                .resideInAPackage(COMMAND)
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.tributary.connect.intercom").and(not(SHARED)))
                .check(classes);
    }

    @Test
    void commandNeedsNoKafka() {
        noClasses()
                .that()
                .resideInAPackage(COMMAND)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.tributary.connect.common.task..")
                .check(classes);
    }
}
