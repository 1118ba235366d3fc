package io.tributary.systemtests.packages;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tributary.connect.common.testing.TimeRule;
import io.tributary.systemtests.Connectors;
import org.junit.jupiter.api.Test;

/** The code of all connectors takes time from one class. */
class OneClockTest {

    @Test
    void noConnectorReadsTheMachinesClock() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("io.tributary.connect");
        assertThat(Connectors.ALL).allMatch(kit -> classes.contain(kit.connectorClass()));
        TimeRule.ONE_CLOCK.check(classes);
    }
}
